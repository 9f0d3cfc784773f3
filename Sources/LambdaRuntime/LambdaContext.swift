/// What is known of an invocation besides its event.
public struct LambdaContext: Sendable {
  /// The invocation's id.
  public let requestID: String
  /// When it is ended, whatever it does.
  public let deadline: ContinuousClock.Instant
  /// The `X-Amzn-Trace-Id` it belongs to, if there is one.
  public let traceHeader: String?

  /// The context of an invocation.
  public init(requestID: String, deadline: ContinuousClock.Instant, traceHeader: String?) {
    self.requestID = requestID
    self.deadline = deadline
    self.traceHeader = traceHeader
  }
}
