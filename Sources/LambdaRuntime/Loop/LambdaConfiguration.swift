/// How functions are run.
public struct LambdaConfiguration: Sendable {
  /// Where the Runtime API is: `host:port`, as `AWS_LAMBDA_RUNTIME_API` says.
  public var endpoint: String
  /// How long before its deadline an invocation is cancelled, so that it can still say what became of it.
  public var deadlineMargin: Duration = .milliseconds(250)
  /// How often the Runtime API is asked for the next invocation when it fails, before it counts as gone.
  public var attempts = 6
  /// How long to wait after the first such failure; twice as long after each further one.
  public var firstBackoff: Duration = .milliseconds(50)

  /// The usual configuration.
  public init(endpoint: String) {
    self.endpoint = endpoint
  }
}
