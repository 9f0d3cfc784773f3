public import CakeOrdering

extension InMemoryBackend: MessageLog {
  /// Takes messages that are due.
  public func lease(limit: Int, for duration: Duration, at now: Timestamp) async throws(StoreError)
    -> [LeasedMessage]
  {
    queue.lease(limit: limit, until: now.adding(duration), at: now)
  }

  /// Removes a message that was handled.
  public func complete(_ lease: LeasedMessage) async throws(StoreError) -> Bool {
    queue.take(lease) != nil
  }

  /// Puts a message back whose handling failed.
  public func postpone(_ lease: LeasedMessage, until: Timestamp, error: String, at now: Timestamp)
    async throws(StoreError) -> Bool
  {
    queue.postpone(lease, until: until, error: error, at: now)
  }

  /// Makes a message that is given up a dead letter.
  public func bury(_ lease: LeasedMessage, error: String, at now: Timestamp) async throws(StoreError) -> Bool
  {
    guard let entry = queue.take(lease) else { return false }
    dead.append(DeadLetter(entry: entry, error: error, at: now))
    return true
  }

  /// When the next message is due.
  public func nextDue() async throws(StoreError) -> Timestamp? {
    queue.nextDue
  }
}
