/// What is known of an invocation besides its event.
public struct LambdaContext: Sendable {
  /// The invocation's id.
  public let requestID: String
  /// When it is ended, whatever it does. It is cancelled a little earlier, see
  /// ``LambdaConfiguration/deadlineMargin``.
  public let deadline: ContinuousClock.Instant
  /// The `X-Amzn-Trace-Id` it belongs to, as it came; nil if there is none.
  public let traceHeader: String?
  /// The ARN of the function, version or alias that was invoked; nil if it was not told.
  public let invokedFunctionARN: String?

  /// The context of an invocation.
  public init(
    requestID: String, deadline: ContinuousClock.Instant, traceHeader: String? = nil,
    invokedFunctionARN: String? = nil
  ) {
    self.requestID = requestID
    self.deadline = deadline
    self.traceHeader = traceHeader
    self.invokedFunctionARN = invokedFunctionARN
  }

  /// The trace it belongs to; nil if there is none that can be read.
  public var trace: XRayTrace? { traceHeader.flatMap { XRayTrace(header: $0) } }
}
