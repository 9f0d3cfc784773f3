import Testing

@testable import AWSClient

@Suite struct CredentialSourceTests {
  private static let credentials = """
    [default]
    aws_access_key_id = FILE
    aws_secret_access_key = s
    [half]
    aws_access_key_id = HALF
    """
  private static let config = """
    [default]
    aws_access_key_id = CONFIG
    aws_secret_access_key = s
    [profile shop]
    aws_access_key_id = SHOP
    aws_secret_access_key = s
    aws_session_token = t
    [profile role]
    role_arn = arn:aws:iam::123456789012:role/baker
    source_profile = default
    [profile plain]
    region = eu-west-1
    """
  private static let container = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/role"]
  private static let variables = [
    "AWS_ACCESS_KEY_ID": "VARIABLE", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": "t",
  ]

  private func source(_ environment: [String: String]) throws -> AWSCredentialSource {
    let files = try SharedFiles(config: Self.config, credentials: Self.credentials)
    return AWSCredentialSource(environment: environment.merging(["HOME": files.home]) { $1 })
  }

  private func key(_ source: AWSCredentialSource) -> String {
    switch source {
    case .fixed(let credentials): credentials.accessKeyID + (credentials.sessionToken.map { "+\($0)" } ?? "")
    case .container(let container): container.url
    case .missing(let reason): reason
    }
  }

  @Test(arguments: [
    (variables.merging(container) { $1 }, "VARIABLE+t"),
    (variables.merging(["AWS_PROFILE": "shop"]) { $1 }, "VARIABLE+t"),
    (container, "FILE"),
    (["AWS_PROFILE": "shop"], "SHOP+t"),
    (container.merging(["AWS_PROFILE": "plain"]) { $1 }, "http://169.254.170.2/role"),
    (["AWS_PROFILE": "gone"], "there is no profile gone"),
    (["AWS_PROFILE": "role"], "the profile role has role_arn, which is not supported"),
    (["AWS_PROFILE": "half"], "the profile half has aws_access_key_id without aws_secret_access_key"),
    (
      ["AWS_SECRET_ACCESS_KEY": "s"], "the environment has AWS_SECRET_ACCESS_KEY without AWS_ACCESS_KEY_ID"
    ),
    (["AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""], "FILE"),
  ])
  func `credentials come from the environment, the files, the container, in that order`(
    environment: [String: String], expected: String
  ) throws {
    #expect(key(try source(environment)) == expected)
  }

  @Test func `files are where the environment says`() throws {
    let files = try SharedFiles()
    try files.write("[default]\naws_access_key_id = ELSEWHERE\naws_secret_access_key = s", "other")
    let environment = ["HOME": files.home, "AWS_SHARED_CREDENTIALS_FILE": "~/.aws/other"]
    #expect(key(AWSCredentialSource(environment: environment)) == "ELSEWHERE")
  }

  @Test func `nothing anywhere says so`() {
    #expect(
      AWSCredentialSource(environment: [:])
        == .missing("none in the environment, the shared files or beside the container"))
    #expect(
      AWSCredentialSource(environment: ["AWS_WEB_IDENTITY_TOKEN_FILE": "f"])
        == .missing("web identities are not supported: use EKS Pod Identity"))
  }

  @Test(arguments: [
    "http://localhost/a", "http://127.0.0.1:4000/a?b=c", "http://127.9.9.9", "http://[::1]:1/",
    "http://169.254.170.2/a", "http://169.254.170.23/v1/credentials", "http://[fd00:ec2::23]/v1/credentials",
    "https://anywhere.example/a",
  ])
  func `a container's endpoint of TLS or this machine may be asked`(url: String) throws {
    let source = try source(["AWS_CONTAINER_CREDENTIALS_FULL_URI": url, "AWS_PROFILE": "plain"])
    #expect(key(source) == url)
  }

  @Test(arguments: [
    "http://anywhere.example/a", "http://169.254.169.254/", "http://127.0.0.1.example/",
    "http://127.0.0.1@a/",
    "http://192.168.0.1/", "ftp://localhost/", "localhost", "http://0127.0.0.1/", "http://127.0.0.256/",
    "http://127.0.0.1.2/",
  ])
  func `no other may, since it would be shown a token`(url: String) throws {
    let source = try source(["AWS_CONTAINER_CREDENTIALS_FULL_URI": url, "AWS_PROFILE": "plain"])
    #expect(
      key(source) == "AWS_CONTAINER_CREDENTIALS_FULL_URI is neither of https nor of a host that may be asked")
  }

  @Test func `a relative path stays on its host`() throws {
    let source = try source([
      "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "@evil.example/", "AWS_PROFILE": "plain",
    ])
    #expect(key(source) == "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is no path")
  }

  @Test func `no description shows a secret`() throws {
    let environment = [
      "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/role", "AWS_CONTAINER_AUTHORIZATION_TOKEN": "hidden",
    ]
    let container = try #require(try ContainerCredentials(environment: environment))
    let credentials = AWSCredentials(accessKeyID: "A", secretAccessKey: "hidden", sessionToken: "hidden")
    for value in [AWSCredentialSource.fixed(credentials), .container(container)] {
      var dumped = ""
      dump(value, to: &dumped)
      #expect(!"\(value) \(String(reflecting: value)) \(dumped)".contains("hidden"))
    }
  }
}
