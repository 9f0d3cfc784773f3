import FoundationEssentials

extension AWSConfiguration {
  /// The configuration that an environment and the shared files it names ask for, as the AWS SDKs read them
  /// (AWS SDKs and Tools Reference Guide, "Settings reference"). Variables go before files.
  ///
  /// - Region: `AWS_REGION`, `AWS_DEFAULT_REGION`, `region`.
  /// - Endpoints: `AWS_ENDPOINT_URL_<SERVICE>`, `AWS_ENDPOINT_URL`, the profile's `services` section,
  ///   `endpoint_url`; none of them with `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` ("Service-specific endpoints").
  /// - Certificate authorities: `AWS_CA_BUNDLE`, `ca_bundle`.
  /// - Tries: `AWS_MAX_ATTEMPTS`, `max_attempts`.
  /// - Credentials: see ``AWSCredentialSource/init(environment:)``.
  ///
  /// - Throws: ``AWSError/Kind/configuration(_:)`` if there is no region, or a setting means nothing.
  public init(environment: [String: String]) throws(AWSError) {
    let shared = SharedSettings(environment: environment)
    let region =
      environment.setting("AWS_REGION") ?? environment.setting("AWS_DEFAULT_REGION")
      ?? shared.config.setting("region")
    guard let region else { throw AWSError(.configuration("no region: set AWS_REGION")) }
    // It becomes part of a host's name.
    guard region.utf8.count <= 63,
      region.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    else { throw AWSError(.configuration("AWS_REGION is no region")) }
    self.init(
      region: region, credentials: AWSCredentialSource(environment: environment, shared: shared),
      endpoints: try Self.endpoints(environment, shared))
    if let file = environment.setting("AWS_CA_BUNDLE") ?? shared.setting("ca_bundle") {
      // Otherwise the first call would fail, with less to say.
      guard FileManager.default.isReadableFile(atPath: file) else {
        throw AWSError(.configuration("the file of AWS_CA_BUNDLE cannot be read"))
      }
      certificateAuthorities = file
    }
    if let text = environment.setting("AWS_MAX_ATTEMPTS") ?? shared.setting("max_attempts") {
      guard let attempts = Int(text), attempts > 0 else {
        throw AWSError(.configuration("AWS_MAX_ATTEMPTS is no number greater than 0"))
      }
      retries.attempts = attempts
    }
  }

  private static func endpoints(
    _ environment: [String: String], _ shared: SharedSettings
  ) throws(AWSError) -> AWSEndpoints {
    let ignored =
      environment.setting("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
      ?? shared.setting("ignore_configured_endpoint_urls")
    guard ignored?.lowercased() != "true" else { return AWSEndpoints() }
    let all = environment.setting("AWS_ENDPOINT_URL")
    var endpoints = AWSEndpoints(all: all ?? shared.setting("endpoint_url"))
    if all == nil {
      for (key, settings) in shared.services {
        endpoints.services[key.uppercased()] = settings.setting("endpoint_url")
      }
    }
    let prefix = "AWS_ENDPOINT_URL_"
    for name in environment.keys where name.hasPrefix(prefix) {
      guard let url = environment.setting(name) else { continue }
      endpoints.services[String(name.dropFirst(prefix.count))] = url
    }
    for url in endpoints.services.values + [endpoints.all].compactMap(\.self) where Endpoint(url) == nil {
      throw AWSError(.configuration("an endpoint is no URL of http or https: see AWS_ENDPOINT_URL"))
    }
    return endpoints
  }
}
