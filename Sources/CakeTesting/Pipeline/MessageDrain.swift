public import CakeOrdering

/// Runs handlers over a message log, one message at a time, as the workers of a backend do side by side.
public struct MessageDrain: Sendable {
  private let log: any MessageLog
  private let handlers: [HandlerName: any MessageHandler]
  private let clock: ManualClock
  private let random: SeededRandomSource
  private let schedule: RetrySchedule

  /// What became of a message.
  public enum Outcome: Sendable, Equatable {
    /// It was handled.
    case handled
    /// It is tried again.
    case postponed
    /// It was given up.
    case buried
  }

  /// One try of a message.
  public struct Step: Sendable, Equatable {
    /// The message and its handler, `<messageId>.<handler>`.
    public let id: String
    /// When it was tried.
    public let at: Timestamp
    /// What became of it.
    public let outcome: Outcome
  }

  /// A drain of a log into handlers.
  public init(
    _ log: any MessageLog, into handlers: [any MessageHandler], clock: ManualClock,
    random: SeededRandomSource = SeededRandomSource(seed: 42), schedule: RetrySchedule = .standard
  ) {
    self.log = log
    self.handlers = Dictionary(uniqueKeysWithValues: handlers.map { ($0.name, $0) })
    self.clock = clock
    self.random = random
    self.schedule = schedule
  }

  /// Handles everything that is due, and what follows from it, until nothing is due any more.
  ///
  /// - Parameter patience: How far the clock may be advanced to what is due later.
  /// - Returns: Each try, the oldest first.
  @discardableResult
  public func callAsFunction(advancing patience: Duration = .zero) async throws -> [Step] {
    let end = clock.now().adding(patience)
    var steps: [Step] = []
    while true {
      if let lease = try await log.lease(limit: 1, for: .seconds(30), at: clock.now()).first {
        steps.append(Step(id: lease.id, at: clock.now(), outcome: try await handle(lease)))
      } else if let due = try await log.nextDue(), due > clock.now(), due <= end {
        clock.set(due)
      } else {
        return steps
      }
    }
  }

  private func handle(_ lease: LeasedMessage) async throws -> Outcome {
    guard let message = lease.message, let handler = handlers[lease.handler] else {
      _ = try await log.bury(lease, error: "it cannot be decoded", at: clock.now())
      return .buried
    }
    do {
      try await handler.handle(message)
      _ = try await log.complete(lease)
      return .handled
    } catch let error as HandlingError {
      return try await giveBack(lease, error)
    }
  }

  private func giveBack(_ lease: LeasedMessage, _ error: HandlingError) async throws -> Outcome {
    if case .retry(let reason, let after) = error,
      let delay = schedule.delay(after: lease.attempts + 1, retryAfter: after, random: random)
    {
      _ = try await log.postpone(
        lease, until: clock.now().adding(delay), error: reason, at: clock.now())
      return .postponed
    }
    _ = try await log.bury(lease, error: error.reason, at: clock.now())
    return .buried
  }
}
