/// The embedded backend's queue of messages to handlers: durable, leased, retried.
///
/// On first delivery the messages of one order reach a handler in order; a message that is retried may come
/// after newer ones. Every implementation passes the same contract suite.
public protocol MessageLog: Sendable {
  /// Takes messages that are due, so that nobody else gets them until the lease ends. What was put back at a time
  /// that is still to come, because the clock was set back since, is due.
  ///
  /// - Parameters:
  ///   - limit: How many at most.
  ///   - duration: How long the lease holds; after that the message is given to the next who asks.
  func lease(limit: Int, for duration: Duration, at now: Timestamp) async throws(StoreError)
    -> [LeasedMessage]

  /// Removes a message that was handled.
  ///
  /// - Returns: False if the lease was lost, in which case nothing changed.
  func complete(_ lease: LeasedMessage) async throws(StoreError) -> Bool

  /// Puts a message back whose handling failed.
  ///
  /// - Returns: False if the lease was lost, in which case nothing changed.
  func postpone(_ lease: LeasedMessage, until: Timestamp, error: String, at now: Timestamp)
    async throws(StoreError) -> Bool

  /// Makes a message that is given up a dead letter.
  ///
  /// - Returns: False if the lease was lost, in which case nothing changed.
  func bury(_ lease: LeasedMessage, error: String, at now: Timestamp) async throws(StoreError) -> Bool

  /// When the next message is due that is there now; nil if there is none.
  func nextDue() async throws(StoreError) -> Timestamp?
}
