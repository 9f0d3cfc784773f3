import LambdaRuntime

extension LambdaContext {
  /// How long before the end of an invocation its calls of services have ended, so that it can still answer.
  private static let margin = Duration.milliseconds(500)

  /// When calls of services have to be done.
  var callDeadline: ContinuousClock.Instant { deadline - Self.margin }
}
