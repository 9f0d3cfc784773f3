public import Logging

/// Calls services of AWS: signed, retried, within deadlines, over connections that are kept.
///
/// A client is made once and shared; nothing is resolved or connected before its first call.
public struct AWSClient: Sendable {
  let region: String
  let endpoints: AWSEndpoints
  let timeouts: AWSTimeouts
  private(set) var retries: AWSRetries
  let exchange: HTTPExchange
  let credentials: CredentialProvider
  let signer: RequestSigner
  let clockOffset = ClockOffset()
  let quota = RetryQuota()
  let timing: any CallTiming
  let logger: Logger

  /// A client; ``shutdown()`` must be called when it is no longer needed.
  ///
  /// - Parameter logger: Gets a line at level debug for every call and every retry.
  public init(configuration: AWSConfiguration, logger: Logger) {
    self.init(configuration: configuration, logger: logger, timing: SystemTiming())
  }

  init(configuration: AWSConfiguration, logger: Logger, timing: any CallTiming) {
    region = configuration.region
    endpoints = configuration.endpoints
    timeouts = configuration.timeouts
    retries = configuration.retries
    exchange = HTTPExchange(configuration)
    credentials = CredentialProvider(configuration, exchange: exchange, timing: timing)
    signer = RequestSigner(region: configuration.region)
    self.timing = timing
    self.logger = logger
  }

  /// The same client, but a call that fails is told to whoever makes it, who tries again or does not: retries on two
  /// layers multiply. Only what could be put right at once, a clock or credentials that ended, is still tried again.
  public var withoutRetries: AWSClient {
    var client = self
    client.retries.attempts = 1
    return client
  }

  /// Closes all connections; calls that are under way fail.
  public func shutdown() async {
    await exchange.shutdown()
  }

  /// Calls an operation of a service that speaks AWS JSON.
  ///
  /// - Parameter body: The request, in JSON.
  /// - Returns: The answer, in JSON.
  public func call(_ operation: AWSOperation, _ body: [UInt8]) async throws(AWSError) -> [UInt8] {
    try await send(
      Call(
        service: operation.service, operation: operation.name,
        headers: [
          (name: "Content-Type", value: "application/x-amz-json-\(operation.jsonVersion.rawValue)"),
          (name: "X-Amz-Target", value: operation.target),
        ],
        body: body))
  }

  /// Calls an operation of a service that speaks REST with JSON bodies, such as version 2 of SES.
  ///
  /// - Parameters:
  ///   - operation: The operation's name, such as `SendEmail`, for errors and logs.
  ///   - path: From its first slash on, percent-encoded, without a query.
  ///   - body: The request, in JSON; empty for none.
  /// - Returns: The answer, in JSON.
  public func rest(
    _ service: AWSService, _ operation: String, method: String, path: String, body: [UInt8]
  ) async throws(AWSError) -> [UInt8] {
    try await send(
      Call(
        service: service, operation: operation, method: method, path: path,
        headers: body.isEmpty ? [] : [(name: "Content-Type", value: "application/json")], body: body))
  }
}
