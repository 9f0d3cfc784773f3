import LambdaRuntime

/// How the time of an invocation is divided: what was begun must come to an end, and what it leads to must be
/// kept, before the function is stopped.
struct BatchTime: Sendable {
  /// Nothing is begun after this.
  let lastStart: ContinuousClock.Instant
  /// A handler that is at work is cancelled then.
  let handlersEnd: ContinuousClock.Instant
  /// What became of messages must be kept by then.
  let end: ContinuousClock.Instant

  /// The longest that one message may take, so that a batch gets on where a peer hangs: more than a delivery
  /// company is waited for.
  static let longestHandling = Duration.seconds(20)

  /// The time of an invocation that begins now. A second is kept to answer in, and five, or a sixth of what is
  /// left where that is little, to keep what became of messages; a handler has at least as long.
  init(_ context: LambdaContext, now: ContinuousClock.Instant = .now) {
    let left = max(now.duration(to: context.deadline), .zero)
    let reserve = min(left / 6, .seconds(5))
    end = context.deadline - min(left / 12, .seconds(1))
    handlersEnd = end - reserve
    lastStart = handlersEnd - reserve
  }

  /// Whether another message may be begun.
  var allowsStart: Bool { ContinuousClock.now < lastStart }

  /// When a handler that begins now is cancelled.
  var handlerDeadline: ContinuousClock.Instant { min(.now + Self.longestHandling, handlersEnd) }
}
