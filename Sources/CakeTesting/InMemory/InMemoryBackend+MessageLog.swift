public import CakeOrdering

extension InMemoryBackend: MessageLog {
  /// Takes messages that are due.
  public func lease(_ places: [HandlerName: Int], for duration: Duration, at now: Timestamp)
    async throws(StoreError) -> [LeasedMessage]
  {
    queue.lease(places, until: now.adding(duration), at: now)
  }

  /// Does what was decided about a message.
  public func apply(_ outcome: DeliveryPolicy.Outcome, to lease: LeasedMessage, at now: Timestamp)
    async throws(StoreError) -> Bool
  {
    switch outcome {
    case .done, .skip:
      return queue.take(lease) != nil
    case .putOff(let until, let reason):
      return queue.keep(lease, until: until, reason: reason, wasTried: false, at: now)
    case .retry(let time, let reason):
      return queue.keep(lease, until: time, reason: reason, wasTried: true, at: now)
    case .deadLetter(let reason, let tries):
      guard let entry = queue.take(lease) else { return false }
      dead.append(DeadLetter(entry: entry, error: reason, tries: tries, at: now))
      return true
    }
  }

  /// When the next message is due.
  public func nextDue(for handlers: Set<HandlerName>) async throws(StoreError) -> Timestamp? {
    queue.nextDue(for: handlers)
  }
}
