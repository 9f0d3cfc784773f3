extension AWSConfiguration {
  /// The configuration that an environment asks for, as the AWS SDKs read it.
  ///
  /// - Throws: ``AWSError/Kind/configuration(_:)`` if there is no region, or a setting cannot be read.
  public init(environment: [String: String]) throws(AWSError) {
    guard let region = environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"], !region.isEmpty else {
      throw AWSError(.configuration("no region: set AWS_REGION"))
    }
    var endpoints = AWSEndpoints(all: environment["AWS_ENDPOINT_URL"])
    let prefix = "AWS_ENDPOINT_URL_"
    for (name, value) in environment where name.hasPrefix(prefix) {
      endpoints.services[String(name.dropFirst(prefix.count))] = value
    }
    guard let id = environment["AWS_ACCESS_KEY_ID"], let secret = environment["AWS_SECRET_ACCESS_KEY"] else {
      self.init(region: region, credentials: .missing("none found"), endpoints: endpoints)
      return
    }
    let credentials = AWSCredentials(
      accessKeyID: id, secretAccessKey: secret, sessionToken: environment["AWS_SESSION_TOKEN"])
    self.init(region: region, credentials: .fixed(credentials), endpoints: endpoints)
    certificateAuthorities = environment["AWS_CA_BUNDLE"]
  }
}
