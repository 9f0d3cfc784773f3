import CakeJSON
import CakeOrdering

/// A message as it stands in the table of those on their way.
struct StoredMessage: Sendable {
  let key: PendingMessageKey
  let tries: Int
  let putOffs: Int
  /// Whether somebody had it whose lease has ended.
  let isLeftBehind: Bool
  private(set) var fence: Int
  private let storedAt: Timestamp
  private let payload: [UInt8]

  /// Reads the key's five columns, `attempts`, `put_offs`, `leased`, `fence`, `created_at`, `payload`.
  init(_ row: PreparedStatement) {
    key = row.pendingMessageKey()
    tries = row.int(5)
    putOffs = row.int(6)
    isLeftBehind = row.int(7) != 0
    fence = row.int(8)
    storedAt = row.timestamp(9)
    payload = row.bytes(10)
  }

  func leased(fence: Int) -> StoredMessage {
    var leased = self
    leased.fence = fence
    return leased
  }

  var lease: LeasedMessage {
    LeasedMessage(
      id: key.name,
      attempt: Attempt(
        content: MessageEnvelope.content(of: payload), handler: key.handler.name, tries: tries,
        putOffs: putOffs,
        receivedAt: storedAt),
      fence: fence)
  }
}
