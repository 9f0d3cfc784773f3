import CakeOrdering
import FoundationEssentials

extension DeadLetter {
  /// How much of a payload is kept: an item may have 400 KB in all (DynamoDB Developer Guide, "Quotas"), and what
  /// is no text grows by a third.
  static let longestPayload = 256 * 1024
  /// How much of an error is kept.
  static let longestError = 4 * 1024
  /// How much of a name is kept: a partition key may have 2,048 bytes.
  static let longestID = 1024

  /// The attributes it is read from.
  static let attributes: [TableAttribute] = [
    .partition, .sort, .handler, .payload, .raw, .error, .attempts, .at, .timelineKey,
  ]

  /// The dead letter in an item.
  init(item: TableItem) throws(StoreError) {
    let raw = item.string(.raw).flatMap { Data(base64Encoded: $0) }
    guard let id = item.key?.deadLetterID, let at = item.time(.at),
      let payload = item.string(.payload).map({ Array($0.utf8) }) ?? raw.map(Array.init)
    else { throw .unreadable(reason: "a dead letter is malformed") }
    self.init(
      id: id, handler: item.string(.handler) ?? "", payload: payload, error: item.string(.error) ?? "",
      attempts: item.number(.attempts) ?? 0, at: at)
  }

  /// The update that keeps it.
  ///
  /// - Parameter burial: Tells it apart from others of the same moment.
  func update(burial: Int) -> TableUpdate {
    let id = Self.cut(id, to: Self.longestID)
    let kept = payload.prefix(Self.longestPayload)
    let note = kept.count < payload.count ? " (of its \(payload.count) bytes the first are kept)" : ""
    var update = TableUpdate(.deadLetter(id))
    update.set(.handler, handler)
    let text = String(validating: kept, as: UTF8.self)
    update.set(.payload, orRemove: text)
    update.set(.raw, orRemove: text == nil ? Data(kept).base64EncodedString() : nil)
    update.set(.error, Self.cut(error, to: Self.longestError) + note)
    update.set(.attempts, .number(attempts))
    update.set(.at, at.description)
    update.set(.timeline, TimelineKey.deadLetters(Shard(of: id)))
    update.set(.timelineKey, TimelineKey.time(at, "\(Self.digits(burial))#\(id)"))
    return update
  }

  /// The message as the operator sees it.
  var overview: MessageOverview {
    MessageOverview(
      id: id, handler: handler, state: .dead, payload: String(decoding: payload, as: UTF8.self),
      attempts: attempts, lastError: error, at: at, nextAttemptAt: nil)
  }

  private static func digits(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }

  /// The beginning of a text, whole characters of it.
  private static func cut(_ text: String, to bytes: Int) -> String {
    guard text.utf8.count > bytes else { return text }
    var end = text.utf8.index(text.utf8.startIndex, offsetBy: bytes)
    while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
    return String(text[..<end])
  }
}
