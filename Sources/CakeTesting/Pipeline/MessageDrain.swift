import CakeDelivery
public import CakeOrdering
import Logging

/// Runs the engine over a message log, one message at a time, as the workers of a backend do side by side.
public struct MessageDrain: Sendable {
  private let log: any MessageLog
  private let engine: DeliveryEngine
  private let clock: ManualClock

  /// One message that its handler was given.
  public struct Step: Sendable, Equatable {
    /// The message and its handler, `<messageId>.<handler>`.
    public let id: String
    /// When it was given.
    public let at: Timestamp
    /// What became of it.
    public let outcome: DeliveryPolicy.Outcome

    /// Whether it was handled.
    public var isDone: Bool { outcome == .done }
    /// Whether it is tried again.
    public var isRetried: Bool { if case .retry = outcome { true } else { false } }
    /// Whether it was given up.
    public var isDead: Bool { if case .deadLetter = outcome { true } else { false } }
  }

  /// A drain of a log into handlers.
  public init(
    _ log: any MessageLog, into handlers: [any MessageHandler], clock: ManualClock,
    random: SeededRandomSource = SeededRandomSource(seed: 42), schedule: RetrySchedule = .standard
  ) {
    self.log = log
    self.clock = clock
    engine = DeliveryEngine(
      handlers: handlers, policy: DeliveryPolicy(schedule: schedule), clock: clock, random: random,
      log: DeliveryLog(logger: Logger(label: "drain") { _ in SwiftLogNoOpLogHandler() }))
  }

  /// Handles everything that is due, and what follows from it, until nothing is due any more.
  ///
  /// - Parameter span: How far the clock may be advanced to what is due later.
  /// - Returns: Each message given to a handler, the first first.
  @discardableResult
  public func callAsFunction(advancing span: Duration = .zero) async throws -> [Step] {
    let end = clock.now().adding(span)
    var steps: [Step] = []
    while true {
      if let lease = try await takeOne() {
        let deadline = ContinuousClock.now + .seconds(60)
        let outcome = await engine.decide(lease.attempt, before: deadline)
        steps.append(Step(id: lease.id, at: clock.now(), outcome: outcome))
        _ = await engine.apply(outcome, to: lease.attempt, named: lease.id, lease, of: log)
      } else if let due = try await log.nextDue(), due > clock.now(), due <= end {
        clock.set(due)
      } else {
        return steps
      }
    }
  }

  private func takeOne() async throws -> LeasedMessage? {
    for handler in HandlerName.allCases {
      let leases = try await log.lease([handler: 1], for: .seconds(30), at: clock.now())
      if let lease = leases.first { return lease }
    }
    return nil
  }
}
