import Foundation
import Hummingbird
import Testing

@testable import AWSClient

@Suite(.timeLimit(.minutes(1))) struct CallTests {
  @Test(arguments: [
    (AWSOperation.dynamoDB("PutItem"), "DynamoDB_20120810.PutItem", "application/x-amz-json-1.0"),
    (.kinesis("PutRecord"), "Kinesis_20131202.PutRecord", "application/x-amz-json-1.1"),
    (.sqs("SendMessage"), "AmazonSQS.SendMessage", "application/x-amz-json-1.0"),
    (.ssm("GetParameters"), "AmazonSSM.GetParameters", "application/x-amz-json-1.1"),
  ])
  func `a call of AWS JSON is a signed POST with a target`(
    operation: AWSOperation, target: String, type: String
  ) async throws {
    try await StandInService.run(answering: { _ in .json(#"{"a":1}"#) }) { service, port in
      try await withClient(.local(port), ManualTiming(seconds: 1_440_938_160)) { client in
        let answer = try await client.call(operation, Array(#"{"b":2}"#.utf8))
        #expect(String(decoding: answer, as: UTF8.self) == #"{"a":1}"#)
      }
      let request = try #require(service.received.first)
      #expect(request.method == "POST")
      #expect(request.path == "/")
      #expect(request.host == "127.0.0.1:\(port)")
      #expect(request.body == #"{"b":2}"#)
      #expect(request.header("x-amz-target") == target)
      #expect(request.header("content-type") == type)
      #expect(request.header("x-amz-date") == "20150830T123600Z")
      let scope = "AKIA/20150830/eu-central-1/\(operation.service.signingName)/aws4_request"
      #expect(
        request.header("authorization")?.hasPrefix(
          "AWS4-HMAC-SHA256 Credential=\(scope), SignedHeaders=content-type;host;x-amz-date;x-amz-target, ")
          == true)
    }
  }

  @Test func `a REST call goes to its path below the endpoint's`() async throws {
    try await StandInService.run(answering: { _ in .json() }) { service, port in
      var configuration = AWSConfiguration.local(port)
      configuration.endpoints.services["SESV2"] = "http://localhost:\(port)/below/"
      try await withClient(configuration) { client in
        _ = try await client.rest(
          .ses, "SendEmail", method: "POST", path: "/v2/email/outbound-emails", body: Array("{}".utf8))
        _ = try await client.rest(
          .ses, "GetEmailIdentity", method: "GET", path: "/v2/email/identities/a%40b", body: [])
      }
      #expect(
        service.received.map(\.path) == [
          "/below/v2/email/outbound-emails", "/below/v2/email/identities/a%40b",
        ])
      #expect(service.received.map(\.method) == ["POST", "GET"])
      #expect(service.received[0].host == "localhost:\(port)")
      #expect(service.received[0].header("authorization")?.contains("/ses/aws4_request") == true)
      #expect(service.received[1].header("content-type") == nil)
    }
  }

  @Test func `calls one after the other share a connection`() async throws {
    try await StandInService.run(answering: { _ in .json() }) { service, port in
      try await withClient(.local(port)) { client in
        for _ in 0..<20 { _ = try await client.call(.dynamoDB("GetItem"), []) }
      }
      #expect(service.received.count == 20)
      #expect(service.connections == 1)
    }
  }

  @Test func `calls at the same time share the connections that are allowed`() async throws {
    try await StandInService.run(answering: { _ in .json() }) { service, port in
      var configuration = AWSConfiguration.local(port)
      configuration.connections = 3
      configuration.threads = 1
      try await withClient(configuration) { client in
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<60 { group.addTask { _ = try await client.call(.dynamoDB("GetItem"), []) } }
          try await group.waitForAll()
        }
      }
      #expect(service.received.count == 60)
      #expect((1...3).contains(service.connections))
    }
  }

  @Test func `an answer that sends elsewhere is not followed`() async throws {
    try await StandInService.run(answering: { _ in
      .json(status: .temporaryRedirect, headers: ["Location": "/elsewhere"])
    }) { service, port in
      try await withClient(.local(port)) { client in
        let error = await #expect(throws: AWSError.self) { try await client.call(.dynamoDB("GetItem"), []) }
        #expect(error?.kind == .service(code: "Unknown"))
        #expect(error?.status == 307)
      }
      #expect(service.received.count == 1)
    }
  }

  @Test func `a client that is shut down says so`() async throws {
    let client = AWSClient(configuration: .local(9), logger: StandInService.quiet)
    await client.shutdown()
    let error = await #expect(throws: AWSError.self) { try await client.call(.dynamoDB("GetItem"), []) }
    #expect(error?.kind == .unavailable("the client has been shut down"))
  }
}
