import FoundationEssentials

/// All that a client needs to know.
public struct AWSConfiguration: Sendable {
  /// The region, such as `eu-central-1`.
  public var region: String
  /// Where credentials come from.
  public var credentials: AWSCredentialSource
  /// Where services are reached, if not where AWS has them.
  public var endpoints: AWSEndpoints
  /// How failures are retried.
  public var retries: AWSRetries
  /// How long a single try may take.
  public var timeouts: AWSTimeouts
  /// A PEM file with the certificate authorities to trust instead of the system's.
  public var certificateAuthorities: String?
  /// How many connections to one host are open at most; further calls wait for one.
  public var connections: Int
  /// How many threads the client has for its connections; nil for those that all of the process shares,
  /// `NIOSingletons.groupLoopCountSuggestion` of them.
  public var threads: Int?

  /// A configuration with everything but the region and credentials at its default.
  public init(region: String, credentials: AWSCredentialSource, endpoints: AWSEndpoints = AWSEndpoints()) {
    self.region = region
    self.credentials = credentials
    self.endpoints = endpoints
    self.retries = AWSRetries()
    self.timeouts = AWSTimeouts()
    self.certificateAuthorities = nil
    // As many as other SDKs keep.
    self.connections = 50
    self.threads = nil
  }

  /// The configuration that the process's environment asks for; see ``init(environment:)``.
  ///
  /// - Throws: ``AWSError/Kind/configuration(_:)``.
  public static func ofProcess() throws(AWSError) -> AWSConfiguration {
    try AWSConfiguration(environment: ProcessInfo.processInfo.environment)
  }
}
