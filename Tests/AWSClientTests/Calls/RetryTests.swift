import HTTPTypes
import Hummingbird
import Testing

@testable import AWSClient

@Suite(.timeLimit(.minutes(1))) struct RetryTests {
  private let timing = ManualTiming()

  /// Calls once, with answers in turn; the last goes on.
  private func call(
    _ answers: [@Sendable () -> Response], attempts: Int = 3
  ) async throws -> (result: Result<[UInt8], AWSError>, requests: Int, tokens: Int) {
    var outcome: (Result<[UInt8], AWSError>, Int, Int) = (.success([]), 0, 0)
    try await StandInService.run(answering: { answers[min($0.number, answers.count - 1)]() }) {
      service, port in
      var configuration = AWSConfiguration.local(port)
      configuration.retries.attempts = attempts
      try await withClient(configuration, timing) { client in
        let result: Result<[UInt8], AWSError>
        do throws(AWSError) {
          result = .success(try await client.call(.dynamoDB("PutItem"), []))
        } catch {
          result = .failure(error)
        }
        outcome = (result, service.received.count, client.quota.left)
      }
    }
    return outcome
  }

  @Test(arguments: [
    ("InternalServerError", HTTPResponse.Status.internalServerError), ("Odd", .badGateway),
    ("ServiceUnavailable", .serviceUnavailable), ("Odd", .gatewayTimeout), ("RequestTimeout", .badRequest),
  ])
  func `a failure of the service is tried again after a short wait`(
    code: String, status: HTTPResponse.Status
  ) async throws {
    let outcome = try await call([{ .error(code, status: status) }, { .json() }])
    #expect(throws: Never.self) { try outcome.result.get() }
    #expect(outcome.requests == 2)
    #expect(timing.sleeps == [.milliseconds(25)])
    #expect(outcome.tokens == RetryQuota.capacity)
  }

  @Test(arguments: [
    "ThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded", "SlowDown",
    "TooManyRequestsException", "TransactionInProgressException", "TransactionConflictException",
    "RequestThrottled", "KMSThrottlingException", "LimitExceededException",
  ])
  func `a throttle is tried again after a longer wait`(code: String) async throws {
    let outcome = try await call([{ .error(code) }, { .json() }])
    #expect(throws: Never.self) { try outcome.result.get() }
    #expect(timing.sleeps == [.milliseconds(100)])
  }

  @Test func `an answer that breaks off is asked for again`() async throws {
    let outcome = try await call([{ .broken }, { .broken }, { .json() }])
    #expect(throws: Never.self) { try outcome.result.get() }
    #expect(outcome.requests == 3)
    #expect(timing.sleeps == [.milliseconds(25), .milliseconds(50)])
    #expect(outcome.tokens == RetryQuota.capacity - RetryQuota.retryCost)
  }

  @Test(arguments: [
    ("ConditionalCheckFailedException", HTTPResponse.Status.badRequest),
    ("TransactionCanceledException", .badRequest), ("ValidationException", .badRequest),
    ("AccessDeniedException", .forbidden), ("ExpiredTokenException", .badRequest),
    ("Odd", .notImplemented),
  ])
  func `a refusal is final`(code: String, status: HTTPResponse.Status) async throws {
    let outcome = try await call([{ .error(code, status: status) }])
    let error = #expect(throws: AWSError.self) { try outcome.result.get() }
    #expect(error?.kind == .service(code: code))
    #expect(error?.status == status.code)
    #expect(error?.requestID == "R1")
    #expect(error?.retryable == false)
    #expect(outcome.requests == 1)
    #expect(outcome.tokens == RetryQuota.capacity)
  }

  @Test func `after the last try the last failure is told`() async throws {
    let outcome = try await call(
      [{ .error("InternalServerError", status: .internalServerError) }, { .error("ThrottlingException") }],
      attempts: 4)
    let error = #expect(throws: AWSError.self) { try outcome.result.get() }
    #expect(error?.kind == .throttled(code: "ThrottlingException"))
    #expect(error?.retryable == true)
    #expect(outcome.requests == 4)
    #expect(timing.sleeps == [.milliseconds(25), .milliseconds(200), .milliseconds(400)])
    #expect(outcome.tokens == RetryQuota.capacity - 3 * RetryQuota.retryCost)
  }

  @Test func `whoever tries again by itself is told the first failure, and nothing is spent on retries`()
    async throws
  {
    try await StandInService.run(answering: { _ in .error("ThrottlingException") }) { service, port in
      try await withClient(.local(port), timing) { client in
        let error = await #expect(throws: AWSError.self) {
          try await client.withoutRetries.call(.dynamoDB("PutItem"), [])
        }
        #expect(error?.kind == .throttled(code: "ThrottlingException"))
        #expect(service.received.count == 1)
        #expect(client.quota.left == RetryQuota.capacity)
      }
    }
  }

  @Test func `nobody listening is tried again`() async throws {
    try await withClient(.local(1), timing) { client in
      let error = await #expect(throws: AWSError.self) { try await client.call(.dynamoDB("GetItem"), []) }
      guard case .unavailable = error?.kind else { Issue.record("\(String(describing: error))"); return }
      #expect(error?.retryable == true)
      #expect(timing.sleeps.count == 2)
    }
  }

  @Test func `when too much was spent on retries there are none, until calls succeed`() async throws {
    try await StandInService.run(answering: { request in
      request.body == "good" ? .json() : .error("Odd", status: .internalServerError)
    }) { service, port in
      try await withClient(.local(port), timing) { client in
        for _ in 0..<50 { _ = try? await client.call(.dynamoDB("GetItem"), []) }
        #expect(client.quota.left == 0)
        #expect(service.received.count == 150)
        _ = try? await client.call(.dynamoDB("GetItem"), [])
        #expect(service.received.count == 151)
        for _ in 0..<5 { _ = try await client.call(.dynamoDB("GetItem"), Array("good".utf8)) }
        #expect(client.quota.left == 5)
        _ = try? await client.call(.dynamoDB("GetItem"), [])
        #expect(service.received.count == 151 + 5 + 2)
      }
    }
  }

  @Test func `waits double, are random, and end at the longest`() {
    let retries = AWSRetries()
    #expect(retries.wait(before: 0, after: .wait, fraction: 1) == .milliseconds(50))
    #expect(retries.wait(before: 3, after: .waitAfterTimeout, fraction: 1) == .milliseconds(400))
    #expect(retries.wait(before: 3, after: .waitForThrottle, fraction: 1) == .milliseconds(1600))
    #expect(retries.wait(before: 60, after: .wait, fraction: 1) == .seconds(20))
    #expect(retries.wait(before: 60, after: .wait, fraction: 0) == .zero)
    #expect(retries.wait(before: 5, after: .again, fraction: 1) == .zero)
  }

  /// Whether a request was signed at the right time, to five minutes.
  private static func isTimely(_ request: StandInService.Received) -> Bool {
    let now = SystemTiming().secondsSinceEpoch
    return (now - 300...now + 300).contains { second in
      SigningTime(secondsSinceEpoch: second).dateTime == request.header("x-amz-date")
    }
  }

  @Test(arguments: [true, false])
  func `a clock that is wrong is set right by the service's`(retries: Bool) async throws {
    let timing = ManualTiming(seconds: SystemTiming().secondsSinceEpoch + 86_400)
    try await StandInService.run(answering: { request in
      Self.isTimely(request) ? .json() : .error("InvalidSignatureException", status: .forbidden)
    }) { service, port in
      try await withClient(.local(port), timing) { client in
        let client = retries ? client : client.withoutRetries
        _ = try await client.call(.dynamoDB("GetItem"), [])
        _ = try await client.call(.dynamoDB("GetItem"), [])
        #expect(service.received.count == 3)
        #expect(timing.sleeps.isEmpty)
      }
    }
  }

  @Test func `a wrong signature at the right time is final`() async throws {
    let timing = ManualTiming(seconds: SystemTiming().secondsSinceEpoch)
    try await StandInService.run(answering: { _ in
      .error("SignatureDoesNotMatch", status: .forbidden)
    }) { service, port in
      try await withClient(.local(port), timing) { client in
        let error = await #expect(throws: AWSError.self) { try await client.call(.dynamoDB("GetItem"), []) }
        #expect(error?.kind == .service(code: "SignatureDoesNotMatch"))
        #expect(service.received.count == 1)
      }
    }
  }
}
