/// A queue of messages to handlers, as far as it can do what was decided about one of them.
public protocol DeliveryQueue: Sendable {
  /// What somebody who was given a message holds of it.
  associatedtype Lease: Sendable

  /// Does what was decided about a message: removes it, keeps it for later, or makes it a dead letter.
  ///
  /// - Returns: False if the lease was lost, in which case nothing changed.
  func apply(_ outcome: DeliveryPolicy.Outcome, to lease: Lease, at now: Timestamp) async throws(StoreError)
    -> Bool
}

/// The embedded backend's queue of messages to handlers: durable, leased, retried.
///
/// On first delivery the messages of one order reach a handler in order; a message that comes again may come
/// after newer ones. Every implementation passes the same contract suite.
public protocol MessageLog: DeliveryQueue where Lease == LeasedMessage {
  /// Takes messages that are due, what nobody tried yet first, so that nobody else gets them until the lease ends. What
  /// was put back at a time that is still to come, because the clock was set back since, is due.
  ///
  /// A lease that ends by itself is no try: the message waits for the next step of the schedule
  /// (``DeliveryPolicy/pauseAfterLoss(putOffs:)``).
  ///
  /// - Parameters:
  ///   - places: How many at most of each handler's.
  ///   - duration: How long the lease holds.
  func lease(_ places: [HandlerName: Int], for duration: Duration, at now: Timestamp) async throws(StoreError)
    -> [LeasedMessage]

  /// When the next message is due that is there now, of those that any of these handlers may have; nil if there is none.
  func nextDue(for handlers: Set<HandlerName>) async throws(StoreError) -> Timestamp?
}

extension MessageLog {
  /// Takes messages that are due, so many at most of each handler's.
  public func lease(limit: Int, for duration: Duration, at now: Timestamp) async throws(StoreError)
    -> [LeasedMessage]
  {
    try await lease(
      Dictionary(uniqueKeysWithValues: HandlerName.allCases.map { ($0, limit) }), for: duration, at: now)
  }

  /// When the next message is due; nil if there is none.
  public func nextDue() async throws(StoreError) -> Timestamp? {
    try await nextDue(for: Set(HandlerName.allCases))
  }
}
