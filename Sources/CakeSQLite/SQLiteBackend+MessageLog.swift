import CakeJSON
public import CakeOrdering
import GRDB

extension SQLiteBackend: MessageLog {
  /// Takes messages that are due; see ``MessageLog/lease(limit:for:at:)``.
  public func lease(limit: Int, for duration: Duration, at now: Timestamp) async throws(StoreError)
    -> [LeasedMessage]
  {
    let until = now.adding(duration)
    let taken = try await commits.write { try $0.lease(limit: limit, at: now, until: until) }
    var leases: [LeasedMessage] = []
    for stored in taken {
      guard let handler = stored.key.handler.handler else { continue }
      do {
        leases.append(stored.lease(by: handler, try MessageEnvelope.decode(stored.payload)))
      } catch .newerSchema(let schema) {
        try await putOff(stored, newer: schema, at: now)
      } catch {
        leases.append(stored.lease(by: handler, nil))
      }
    }
    return leases
  }

  /// Removes a message that was handled.
  public func complete(_ lease: LeasedMessage) async throws(StoreError) -> Bool {
    guard let key = PendingMessageKey(name: lease.id) else { return false }
    return try await commits.write { try $0.delete(key, fence: lease.fence) }
  }

  /// Puts a message back whose handling failed.
  public func postpone(_ lease: LeasedMessage, until: Timestamp, error: String, at now: Timestamp)
    async throws(StoreError) -> Bool
  {
    guard let key = PendingMessageKey(name: lease.id) else { return false }
    return try await commits.write {
      try $0.postpone(key, fence: lease.fence, until: until, error: error, at: now)
    }
  }

  /// Makes a message that is given up a dead letter.
  public func bury(_ lease: LeasedMessage, error: String, at now: Timestamp) async throws(StoreError) -> Bool
  {
    guard let key = PendingMessageKey(name: lease.id) else { return false }
    return try await commits.write { try $0.bury(key, fence: lease.fence, error: error, at: now) }
  }

  /// When the next message is due that does not wait for an earlier one; nil if there is none.
  public func nextDue() async throws(StoreError) -> Timestamp? {
    try await read { database in
      try PreparedStatement(
        database,
        """
        SELECT min(due_at) FROM (
          SELECT * FROM (SELECT created_at AS due_at FROM arrived_messages ORDER BY row LIMIT 1)
          UNION ALL
          SELECT * FROM (
            SELECT due_at FROM pending_messages AS message
            WHERE \(WriteTransaction.isNotHeldUp) ORDER BY due_at LIMIT 1))
        """
      ).first({ _ in }, read: { $0.optionalTimestamp(0) }) ?? nil
    }
  }

  /// A newer version of the software stored it, and will handle it when it is back.
  private func putOff(_ stored: StoredMessage, newer schema: Int, at now: Timestamp) async throws(StoreError)
  {
    let later = now.adding(.seconds(3600))
    _ = try await commits.write {
      try $0.postpone(
        stored.key, fence: stored.fence, until: later, error: "the message has the newer schema \(schema)",
        at: now)
    }
  }
}
