import CakeJSON
import CakeOrdering

extension Notification {
  /// How long a notification is kept if its order is not erased before: longer than orders are placed ahead, so
  /// that the operator sees what was sent about every order that is still to be handed over.
  static let timeKept = Duration.seconds(400 * 86_400)

  /// The attributes it is read from.
  static let attributes: [TableAttribute] = [
    .partition, .sort, .handler, .medium, .recipient, .subject, .at, .outcome, .error, .envelope,
  ]

  /// The notification in an item.
  init(item: TableItem) throws(StoreError) {
    guard let sort = item.string(.sort), let envelope = item.string(.envelope),
      let handler = item.string(.handler).flatMap(HandlerName.init(rawValue:)),
      let medium = item.string(.medium).flatMap(Medium.init(rawValue:)),
      let at = item.string(.at).flatMap(Timestamp.init(rfc3339:))
    else { throw .unreadable(reason: "a notification is malformed") }
    let message: Message
    do {
      message = try MessageEnvelope.decode(envelope.utf8)
    } catch {
      throw StoreError(document: error)
    }
    self.init(
      id: String(sort.dropFirst(TableKey.notificationPrefix.count)), orderID: message.orderID,
      message: message, handler: handler, medium: medium, recipient: item.string(.recipient) ?? "",
      subject: item.string(.subject) ?? "", at: at,
      outcome: Self.outcome(item))
  }

  private static func outcome(_ item: TableItem) -> Outcome {
    switch item.string(.outcome) {
    case sent: .sent
    case begun: .begun
    default: .failed(item.string(.error) ?? "")
    }
  }

  /// The update that keeps it: nothing happens if one of its id says more.
  var update: TableUpdate {
    var update = TableUpdate(.notification(id, of: orderID))
    update.set(.handler, handler.rawValue)
    update.set(.medium, medium.rawValue)
    update.set(.recipient, recipient)
    update.set(.subject, subject)
    update.set(.at, at.description)
    update.set(.envelope, String(decoding: MessageEnvelope.encode(message), as: UTF8.self))
    update.set(.expiresAt, .number(Int(at.adding(Self.timeKept).secondsSinceEpoch)))
    update.set(.timeline, TimelineKey.notifications(Shard(of: id)))
    update.set(.timelineKey, TimelineKey.time(at, id))
    switch outcome {
    case .sent:
      update.set(.outcome, Self.sent)
      update.remove(.error)
    case .begun:
      update.set(.outcome, Self.begun)
      update.require { "attribute_not_exists(\($0.name(.outcome)))" }
    case .failed(let reason):
      update.set(.outcome, "failed")
      update.set(.error, reason)
      update.require {
        "attribute_not_exists(\($0.name(.outcome))) OR \($0.name(.outcome)) <> \($0.value(Self.sent))"
      }
    }
    return update
  }

  private static let sent = "sent"
  private static let begun = "begun"
}
