public import CakeOrdering
import GRDB

extension SQLiteBackend: MessageLog {
  /// Takes messages that are due; see ``MessageLog/lease(_:for:at:)``. What is for a handler that only a newer version has
  /// waits for that.
  public func lease(_ places: [HandlerName: Int], for duration: Duration, at now: Timestamp)
    async throws(StoreError) -> [LeasedMessage]
  {
    let until = now.adding(duration)
    return try await commits.write { try $0.lease(places, at: now, until: until) }.map(\.lease)
  }

  /// Does what was decided about a message.
  public func apply(_ outcome: DeliveryPolicy.Outcome, to lease: LeasedMessage, at now: Timestamp)
    async throws(StoreError) -> Bool
  {
    guard let key = PendingMessageKey(name: lease.id) else { return false }
    return try await commits.write { transaction in
      switch outcome {
      case .done, .skip:
        try transaction.delete(key, fence: lease.fence)
      case .putOff(let until, let reason):
        try transaction.putOff(key, fence: lease.fence, until: until, reason: reason, at: now)
      case .retry(let time, let reason):
        try transaction.postpone(key, fence: lease.fence, until: time, error: reason, at: now)
      case .deadLetter(let reason, let tries):
        try transaction.keepDeadLetter(key, fence: lease.fence, error: reason, tries: tries, at: now)
      }
    }
  }

  /// When the next message is due that does not wait for an earlier one; nil if there is none.
  public func nextDue(for handlers: Set<HandlerName>) async throws(StoreError) -> Timestamp? {
    try await read { try $0.nextDue(for: handlers) }
  }
}
