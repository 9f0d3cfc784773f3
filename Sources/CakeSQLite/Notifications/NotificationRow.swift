import CakeJSON
import CakeOrdering

/// A notification as it stands in its table.
struct NotificationRow: Sendable {
  /// Its name, for logs too.
  let id: String
  private let orderID: OrderID
  private let handler: Int
  private let medium: String
  private let recipient: String
  private let subject: String
  private let at: Timestamp
  private let failure: String?
  private let message: [UInt8]

  /// The columns, in the order in which they are read.
  static let select =
    "SELECT order_id, id, handler, medium, recipient, subject, at, failure, message FROM notifications "

  /// What stands in place of a failure's reason until it is known how the first try ended. The version before takes it for
  /// a failure, and tries again.
  static let begun = ""

  init(_ row: PreparedStatement) {
    self.orderID = row.orderID(0)
    self.id = row.text(1) ?? ""
    self.handler = row.int(2)
    self.medium = row.text(3) ?? ""
    self.recipient = row.text(4) ?? ""
    self.subject = row.text(5) ?? ""
    self.at = row.timestamp(6)
    self.failure = row.text(7)
    self.message = row.bytes(8)
  }

  private var outcome: Notification.Outcome {
    switch failure {
    case nil: .sent
    case Self.begun: .begun
    case let reason?: .failed(reason)
    }
  }

  func notification() throws(StoreError) -> Notification {
    guard let handler = HandlerCode(code: handler).handler, let medium = Notification.Medium(rawValue: medium)
    else { throw .unreadable(reason: "a notification was recorded by a newer version") }
    do {
      return Notification(
        id: id, orderID: orderID, message: try MessageEnvelope.decode(message), handler: handler,
        medium: medium,
        recipient: recipient, subject: subject, at: at,
        outcome: outcome)
    } catch {
      throw StoreError(document: error)
    }
  }
}
