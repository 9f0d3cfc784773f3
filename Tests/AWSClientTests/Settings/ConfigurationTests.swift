import Testing

@testable import AWSClient

@Suite struct ConfigurationTests {
  private static let config = """
    [default]
    region = eu-north-1
    endpoint_url = http://profile
    services = local
    max_attempts = 5
    ca_bundle = /dev/null
    [profile shop]
    region = eu-west-1
    [services local]
    dynamodb =
      endpoint_url = http://profile-dynamodb
    """

  private func configuration(_ environment: [String: String] = [:]) throws -> AWSConfiguration {
    let files = try SharedFiles(config: Self.config)
    return try AWSConfiguration(environment: environment.merging(["HOME": files.home]) { $1 })
  }

  @Test(arguments: [
    ([:], "eu-north-1"), (["AWS_DEFAULT_REGION": "a"], "a"),
    (["AWS_DEFAULT_REGION": "a", "AWS_REGION": "b"], "b"), (["AWS_PROFILE": "shop"], "eu-west-1"),
    (["AWS_REGION": ""], "eu-north-1"),
  ])
  func `the region comes from the environment, else from the profile`(
    environment: [String: String], region: String
  ) throws {
    #expect(try configuration(environment).region == region)
  }

  @Test(arguments: [[:], ["AWS_REGION": "evil.example/"], ["AWS_REGION": "a b"]])
  func `without a region there is no configuration`(environment: [String: String]) {
    let error = #expect(throws: AWSError.self) { try AWSConfiguration(environment: environment) }
    guard case .configuration = error?.kind else { Issue.record("\(String(describing: error))"); return }
  }

  /// The order of "Service-specific endpoints" in the AWS SDKs and Tools Reference Guide.
  @Test(arguments: [
    ([:], "http://profile-dynamodb", "http://profile"),
    (["AWS_ENDPOINT_URL": "http://all/"], "http://all", "http://all"),
    (["AWS_ENDPOINT_URL_DYNAMODB": "http://one:8000"], "http://one:8000", "http://profile"),
    (
      ["AWS_ENDPOINT_URL_DYNAMODB": "http://one", "AWS_ENDPOINT_URL": "https://all"], "http://one",
      "https://all"
    ),
    (
      ["AWS_ENDPOINT_URL": "http://all", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"],
      "https://dynamodb.eu-north-1.amazonaws.com", "https://kinesis.eu-north-1.amazonaws.com"
    ),
    (
      ["AWS_PROFILE": "shop"], "https://dynamodb.eu-west-1.amazonaws.com",
      "https://kinesis.eu-west-1.amazonaws.com"
    ),
    (
      ["AWS_PROFILE": "shop", "AWS_REGION": "cn-north-1"], "https://dynamodb.cn-north-1.amazonaws.com.cn",
      "https://kinesis.cn-north-1.amazonaws.com.cn"
    ),
  ])
  func `an endpoint is the nearest that is configured`(
    environment: [String: String], dynamoDB: String, kinesis: String
  ) throws {
    let configuration = try configuration(environment)
    #expect(configuration.endpoints.url(of: .dynamoDB, in: configuration.region) == dynamoDB)
    #expect(configuration.endpoints.url(of: .kinesis, in: configuration.region) == kinesis)
  }

  @Test(arguments: [
    (AWSService.dynamoDB, "AWS_ENDPOINT_URL_DYNAMODB", "https://dynamodb.eu-north-1.amazonaws.com"),
    (.kinesis, "AWS_ENDPOINT_URL_KINESIS", "https://kinesis.eu-north-1.amazonaws.com"),
    (.sqs, "AWS_ENDPOINT_URL_SQS", "https://sqs.eu-north-1.amazonaws.com"),
    (.ses, "AWS_ENDPOINT_URL_SESV2", "https://email.eu-north-1.amazonaws.com"),
    (.ssm, "AWS_ENDPOINT_URL_SSM", "https://ssm.eu-north-1.amazonaws.com"),
  ])
  func `each service has its variable and its host`(service: AWSService, variable: String, url: String) throws
  {
    let ignoring = try configuration(["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "True"])
    #expect(ignoring.endpoints.url(of: service, in: ignoring.region) == url)
    let moved = try configuration([variable: "http://moved"])
    #expect(moved.endpoints.url(of: service, in: moved.region) == "http://moved")
  }

  @Test(arguments: ["ftp://a", "a:8000", "http://", "http://u:p@a", "http://a?b", "http://a b", "http://:80"])
  func `an endpoint that is none is refused`(url: String) {
    #expect(throws: AWSError.self) { try configuration(["AWS_ENDPOINT_URL": url]) }
  }

  @Test func `tries and certificate authorities come from the environment, else from the profile`() throws {
    #expect(try configuration().retries.attempts == 5)
    #expect(try configuration().certificateAuthorities == "/dev/null")
    let set = try configuration(["AWS_MAX_ATTEMPTS": "7", "AWS_CA_BUNDLE": "/dev/zero"])
    #expect(set.retries.attempts == 7)
    #expect(set.certificateAuthorities == "/dev/zero")
    #expect(throws: AWSError.self) { try configuration(["AWS_MAX_ATTEMPTS": "0"]) }
    #expect(throws: AWSError.self) { try configuration(["AWS_MAX_ATTEMPTS": "many"]) }
    #expect(throws: AWSError.self) { try configuration(["AWS_CA_BUNDLE": "/no/such/file"]) }
  }

  @Test(arguments: [
    ("http://a", "a", "", "a"), ("http://a:80/", "a", "", "a"), ("https://a:443", "a", "", "a"),
    ("https://a:80/b/c/", "a:80", "/b/c", "a"), ("HTTP://[::1]:8000", "[::1]:8000", "", "[::1]"),
  ])
  func `an endpoint has a host, which is signed, and a path`(
    url: String, host: String, path: String, name: String
  ) throws {
    let endpoint = try #require(Endpoint(url))
    #expect(endpoint.host == host)
    #expect(endpoint.path == path)
    #expect(String(endpoint.hostName) == name)
  }
}
