import CakeOrdering
import Logging

/// Hands one message to its handler, and decides what becomes of it: done, tried again later, or given up.
struct MessageHandling: Sendable {
  private let log: any MessageLog
  private let handlers: [HandlerName: any MessageHandler]
  private let schedule: RetrySchedule
  private let clock: any WallClock
  private let random: any RandomSource
  private let timeout: Duration
  private let logger: Logger
  private let metrics = HandlingMetrics()

  init(
    log: any MessageLog, handlers: [any MessageHandler], schedule: RetrySchedule, clock: any WallClock,
    random: any RandomSource, timeout: Duration, logger: Logger
  ) {
    self.log = log
    self.handlers = Dictionary(handlers.map { ($0.name, $0) }) { _, last in last }
    self.schedule = schedule
    self.clock = clock
    self.random = random
    self.timeout = timeout
    self.logger = logger
  }

  /// Handles a message.
  ///
  /// - Returns: When it is tried again; nil if that is not to be.
  func handle(_ lease: LeasedMessage) async -> Timestamp? {
    do {
      return try await settle(lease, await verdict(on: lease))
    } catch {
      // The lease ends by itself, and the message is handled again: handlers bear that.
      logger.warning(
        "what became of a message cannot be stored",
        metadata: ["message_id": "\(lease.id)", "reason": "\(error)"])
      return nil
    }
  }

  private enum Verdict {
    case done
    case again(reason: String, after: Duration?)
    case hopeless(reason: String)
  }

  private func verdict(on lease: LeasedMessage) async -> Verdict {
    guard let message = lease.message else { return .hopeless(reason: "it cannot be decoded") }
    guard lease.attempts < schedule.attempts else {
      return .hopeless(reason: "its handler never came to an end")
    }
    guard let handler = handlers[lease.handler] else {
      return .again(reason: "nobody here handles it", after: .seconds(60))
    }
    if lease.attempts == 0 { metrics.recordLag(clock.now().since(message.time), lease.handler) }
    do {
      try await handler.handle(message, until: .now + timeout)
      return .done
    } catch {
      switch error {
      case .permanent(let reason): return .hopeless(reason: reason)
      case .retry(let reason, let after): return .again(reason: reason, after: after)
      }
    }
  }

  private func settle(_ lease: LeasedMessage, _ verdict: Verdict) async throws(StoreError) -> Timestamp? {
    let now = clock.now()
    switch verdict {
    case .done:
      let held = try await log.complete(lease)
      note(lease, held ? .done : .lost)
    case .hopeless(let reason):
      let held = try await log.bury(lease, error: reason, at: now)
      note(lease, held ? .buried : .lost, reason)
    case .again(let reason, let after):
      guard let delay = schedule.delay(after: lease.attempts + 1, retryAfter: after, random: random) else {
        return try await settle(lease, .hopeless(reason: reason))
      }
      let until = now.adding(delay)
      let held = try await log.postpone(lease, until: until, error: reason, at: now)
      note(lease, held ? .retried : .lost, reason)
      return held ? until : nil
    }
    return nil
  }

  private func note(_ lease: LeasedMessage, _ outcome: HandlingOutcome, _ reason: String? = nil) {
    metrics.count(outcome, lease.handler)
    guard outcome != .done else { return }
    var metadata: Logger.Metadata = [
      "message_id": "\(lease.id)", "handler": "\(lease.handler.rawValue)", "attempt": "\(lease.attempts + 1)",
      "outcome": "\(outcome.rawValue)",
    ]
    if let reason { metadata["reason"] = "\(reason)" }
    logger.log(level: outcome == .buried ? .error : .warning, "a message was not handled", metadata: metadata)
  }
}
