/// What becomes of a message: the one rule for all queues.
///
/// Tries are counted where they are made. Whatever nobody tried, because only a newer version can read it, because it is
/// held back, because its peer is known to hang, because the process died, is put off; that is no failure, and ends
/// ten days after the message's time as a dead letter that says so.
public struct DeliveryPolicy: Sendable {
  /// What becomes of a message.
  public enum Outcome: Sendable, Equatable {
    /// It was handled.
    case done
    /// It is nothing to this handler.
    case skip
    /// It comes again; nobody tried.
    case putOff(until: Timestamp, reason: String)
    /// It comes again; a try failed.
    case retry(at: Timestamp, reason: String)
    /// It is given up after that many tries.
    case deadLetter(reason: String, tries: Int)
  }

  /// When what failed is tried again.
  public let schedule: RetrySchedule

  /// For how long a message is put off before it is given up: less than queues keep one (SQS: 14 days).
  public static let longestWait = Duration.seconds(10 * 86_400)
  /// How long one put-off lasts at most: short enough to notice a rollout, long enough that ten days of them stay below
  /// the 1,000 receipts that SQS counts.
  public static let longestPutOff = Duration.seconds(1800)

  /// A policy with a schedule.
  public init(schedule: RetrySchedule = .standard) {
    self.schedule = schedule
  }

  /// What becomes of a message without a try; nil if its handler is to try.
  ///
  /// - Parameter isHandled: Whether there is such a handler here.
  public func outcomeWithoutTry(
    _ attempt: Attempt, isHandled: Bool, at now: Timestamp, random: some RandomSource
  ) -> Outcome? {
    switch attempt.content {
    case .unreadable:
      return .deadLetter(reason: "it cannot be decoded", tries: attempt.tries)
    case .notYetReadable(let reason):
      return putOff(attempt, until: now, reason, at: now, random: random)
    case .message(let message):
      if let end = message.expiresAt, end <= now {
        return .deadLetter(reason: Self.expired, tries: attempt.tries)
      }
      guard isHandled else {
        return putOff(attempt, until: now, "nobody here handles it", at: now, random: random)
      }
      guard message.type.handlers.contains(where: { $0.rawValue == attempt.handler }) else { return .skip }
      // Held back so that what led to it can still be taken back; as long as that, and not longer.
      if let notBefore = message.notBefore, notBefore > now {
        return .putOff(until: notBefore, reason: "it is held back until then")
      }
      return nil
    }
  }

  /// What becomes of a message after a try.
  public func settle(
    _ attempt: Attempt, _ result: Result<Void, HandlingError>, at now: Timestamp, random: some RandomSource
  ) -> Outcome {
    let tries = attempt.tries + 1
    switch result {
    case .success:
      return .done
    case .failure(.putOff(let until, let reason)):
      return putOff(attempt, until: until, reason, at: now, random: random)
    case .failure(.permanent(let reason)):
      return .deadLetter(reason: reason, tries: tries)
    case .failure(.temporary(let reason, let retryAfter)):
      guard let delay = schedule.delay(after: tries, retryAfter: retryAfter, random: random) else {
        return .deadLetter(reason: reason, tries: tries)
      }
      let next = now.adding(delay)
      if let end = attempt.message?.expiresAt, end <= next {
        return .deadLetter(reason: "\(reason); \(Self.expired)", tries: tries)
      }
      return .retry(at: next, reason: reason)
    }
  }

  private static let expired = "nobody waits for it any more"

  /// For how long what a process left when it died waits, so that a message that takes its process down does not do so
  /// at every start.
  ///
  /// - Parameter putOffs: How often it was left or put off before.
  public static func pauseAfterLoss(putOffs: Int) -> Duration {
    let steps = RetrySchedule.standard.delays
    return min(steps[min(putOffs, steps.count - 1)], longestPutOff)
  }

  /// Puts off for longer each time, so that waiting costs little.
  private func putOff(
    _ attempt: Attempt, until: Timestamp, _ reason: String, at now: Timestamp, random: some RandomSource
  ) -> Outcome {
    guard now.since(attempt.since) < Self.longestWait else {
      return .deadLetter(reason: "\(reason); it was put off for ten days", tries: attempt.tries)
    }
    let step = min(attempt.putOffs + 1, schedule.delays.count)
    let pause = min(schedule.delay(after: step, random: random) ?? .zero, Self.longestPutOff)
    return .putOff(until: max(until, now.adding(pause)), reason: reason)
  }
}
