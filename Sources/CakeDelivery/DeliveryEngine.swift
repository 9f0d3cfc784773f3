public import CakeOrdering

/// Hands messages to their handlers, one at a time, and says what becomes of each by the one rule, ``DeliveryPolicy``.
///
/// Queues differ: each has an adapter that knows how messages come and how to do what was decided
/// (``DeliveryQueue``). All else about a message stands here, once.
public struct DeliveryEngine: Sendable {
  /// What is decided.
  public let policy: DeliveryPolicy
  /// Says what became of messages.
  public let log: DeliveryLog

  private let handlers: [String: any MessageHandler]
  private let clock: any WallClock
  private let random: any RandomSource

  /// An engine with handlers.
  ///
  /// - Parameter handlers: One for each name; a message whose handler is not there is put off.
  public init(
    handlers: [any MessageHandler], policy: DeliveryPolicy = DeliveryPolicy(), clock: any WallClock,
    random: any RandomSource, log: DeliveryLog
  ) {
    self.handlers = Dictionary(handlers.map { ($0.name.rawValue, $0) }) { _, last in last }
    self.policy = policy
    self.clock = clock
    self.random = random
    self.log = log
  }

  /// Hands a message to its handler, if that is to try.
  ///
  /// - Parameter deadline: When the handler is cancelled, which is a try that failed.
  /// - Returns: What is to become of it.
  public func decide(_ attempt: Attempt, before deadline: ContinuousClock.Instant) async
    -> DeliveryPolicy.Outcome
  {
    let handler = handlers[attempt.handler]
    if let outcome = policy.outcomeWithoutTry(
      attempt, isHandled: handler != nil, at: clock.now(), random: random)
    {
      return outcome
    }
    guard let handler, let message = attempt.message else { return .skip }
    if attempt.tries + attempt.putOffs == 0 {
      log.metrics.recordLag(clock.now().since(message.time), attempt.handler)
    }
    let result: Result<Void, HandlingError>
    do throws(HandlingError) {
      result = .success(try await handler.handle(message, until: deadline))
    } catch {
      result = .failure(error)
    }
    return policy.settle(attempt, result, at: clock.now(), random: random)
  }

  /// Hands a message to its handler, and has the queue do what was decided.
  ///
  /// - Parameters:
  ///   - id: What the message is known by, for the log.
  ///   - deadline: When the handler is cancelled, which is a try that failed.
  /// - Returns: What became of it; nil if the lease was lost, or the queue could not do it. The message then comes
  ///   again by itself.
  public func deliver<Queue: DeliveryQueue>(
    _ attempt: Attempt, named id: String, _ lease: Queue.Lease, of queue: Queue,
    before deadline: ContinuousClock.Instant
  ) async -> DeliveryPolicy.Outcome? {
    let outcome = await decide(attempt, before: deadline)
    return await apply(outcome, to: attempt, named: id, lease, of: queue)
  }

  /// Has the queue do what was decided, and says so.
  public func apply<Queue: DeliveryQueue>(
    _ outcome: DeliveryPolicy.Outcome, to attempt: Attempt, named id: String, _ lease: Queue.Lease,
    of queue: Queue
  ) async -> DeliveryPolicy.Outcome? {
    do throws(StoreError) {
      let isDone = try await queue.apply(outcome, to: lease, at: clock.now())
      log.note(isDone ? DeliveryResult(outcome) : .lost, attempt, named: id, reason: outcome.reason)
      return isDone ? outcome : nil
    } catch {
      log.note(
        .failed, attempt, named: id,
        reason: [outcome.reason, "what became of it could not be kept: \(error.reason)"].compactMap(\.self)
          .joined(separator: "; "))
      return nil
    }
  }
}
