/// How failed tries are repeated: the `standard` mode of the AWS SDKs
/// (AWS SDKs and Tools Reference Guide, "Retry behavior").
///
/// A wait is a random part of `base × 2^(retries so far)`, at most ``longest``: full jitter.
public struct AWSRetries: Sendable, Hashable {
  /// How many tries a call has in all.
  public var attempts: Int
  /// The base of waits after a failure of the service or the connection.
  public var base: Duration
  /// The base of waits after a throttle, which needs more patience.
  public var throttledBase: Duration
  /// The longest wait.
  public var longest: Duration

  /// Retries.
  public init(
    attempts: Int = 3, base: Duration = .milliseconds(50), throttledBase: Duration = .milliseconds(200),
    longest: Duration = .seconds(20)
  ) {
    self.attempts = attempts
    self.base = base
    self.throttledBase = throttledBase
    self.longest = longest
  }
}
