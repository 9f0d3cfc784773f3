import Hummingbird
import Testing

@testable import AWSClient

@Suite(.timeLimit(.minutes(1))) struct ContainerEndpointTests {
  private static let answer = """
    {"RoleArn": "r", "AccessKeyId": "A", "SecretAccessKey": "s", "Token": "t",
     "Expiration": "2035-01-01T00:00:00Z"}
    """

  /// A client whose credentials and service are the same stand-in.
  private func call(
    _ environment: [String: String], _ timing: ManualTiming = ManualTiming(),
    answering answer: @escaping @Sendable (StandInService.Received) async throws -> Response,
    _ check: (Result<[UInt8], AWSError>, StandInService) throws -> Void
  ) async throws {
    try await StandInService.run(answering: answer) { service, port in
      var configuration = AWSConfiguration.local(port)
      let variables = ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:\(port)/role?a=b"]
      configuration.credentials = AWSCredentialSource(environment: variables.merging(environment) { $1 })
      try await withClient(configuration, timing) { client in
        let result: Result<[UInt8], AWSError>
        do throws(AWSError) {
          result = .success(try await client.call(.dynamoDB("GetItem"), Array("{}".utf8)))
        } catch {
          result = .failure(error)
        }
        try check(result, service)
      }
    }
  }

  @Test func `calls are signed with what the endpoint gives`() async throws {
    let variables = ["AWS_CONTAINER_AUTHORIZATION_TOKEN": "Basic abc"]
    try await call(variables) { request in
      .json(request.path.hasPrefix("/role") ? Self.answer : "{}")
    } _: { result, service in
      #expect(throws: Never.self) { try result.get() }
      #expect(service.received.map(\.path) == ["/role?a=b", "/"])
      #expect(service.received[0].header("authorization") == "Basic abc")
      #expect(service.received[1].header("authorization")?.contains("Credential=A/") == true)
      #expect(service.received[1].header("x-amz-security-token") == "t")
    }
  }

  @Test func `the token file goes before the token and is one line`() async throws {
    let files = try SharedFiles()
    let file = try files.write("from-file\n", "token")
    let variables = [
      "AWS_CONTAINER_AUTHORIZATION_TOKEN": "no", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": file,
    ]
    try await call(variables) { _ in
      .json(Self.answer)
    } _: { _, service in
      #expect(service.received.first?.header("authorization") == "from-file")
    }
    try files.write("a\r\nX-Evil: b", "token")
    try await call(variables) { _ in
      .json(Self.answer)
    } _: { result, service in
      #expect(throws: AWSError.self) { try result.get() }
      #expect(service.received.isEmpty)
    }
  }

  @Test func `an endpoint in trouble is asked again`() async throws {
    let timing = ManualTiming()
    try await call([:], timing) { request in
      switch request.number {
      case 0: .json(status: .internalServerError)
      case 1: .broken
      default: .json(Self.answer)
      }
    } _: { result, _ in
      #expect(throws: Never.self) { try result.get() }
      #expect(timing.sleeps == [.milliseconds(25), .milliseconds(50)])
    }
  }

  @Test(arguments: [
    #"{"code":"x","message":"hidden"}"#, "hidden", #"{"AccessKeyId":"","SecretAccessKey":"hidden"}"#,
  ])
  func `what it says instead of credentials is not repeated`(body: String) async throws {
    try await call([:]) { _ in
      .json(body)
    } _: { result, _ in
      let error = #expect(throws: AWSError.self) { try result.get() }
      guard case .credentials = error?.kind else { Issue.record("\(String(describing: error))"); return }
      #expect("\(String(reflecting: error))".contains("hidden") == false)
    }
  }

  @Test func `ended credentials are replaced and the call made again`() async throws {
    try await call([:]) { request in
      if request.path.hasPrefix("/role") {
        return .json(Self.answer.replacing("\"A\"", with: "\"A\(request.number)\""))
      }
      return request.number == 1 ? .error("ExpiredTokenException") : .json()
    } _: { result, service in
      #expect(throws: Never.self) { try result.get() }
      #expect(service.received.map(\.path) == ["/role?a=b", "/", "/role?a=b", "/"])
      #expect(service.received[3].header("authorization")?.contains("Credential=A2/") == true)
    }
  }

  @Test func `without credentials nothing is called`() async throws {
    try await StandInService.run(answering: { _ in .json() }) { service, port in
      var configuration = AWSConfiguration.local(port)
      configuration.credentials = .missing("none here")
      try await withClient(configuration) { client in
        let error = await #expect(throws: AWSError.self) { try await client.call(.sqs("SendMessage"), []) }
        #expect(error?.kind == .credentials("none here"))
        #expect(error?.description == "SendMessage: no credentials, none here")
      }
      #expect(service.received.isEmpty)
    }
  }
}
