import Hummingbird
import Testing

@testable import AWSClient

@Suite(.timeLimit(.minutes(1))) struct DeadlineTests {
  /// Answers when the test is over.
  private static func never() async throws -> Response {
    try await Task.sleep(for: .seconds(3600))
    return .json()
  }

  @Test func `a try that gets no answer is cut off and made again`() async throws {
    let timing = ManualTiming()
    try await StandInService.run(answering: { request in
      if request.number == 0 { return try await Self.never() }
      return .json()
    }) { service, port in
      var configuration = AWSConfiguration.local(port)
      configuration.timeouts.attempt = .seconds(3)
      try await withClient(configuration, timing) { client in
        _ = try await client.call(.dynamoDB("GetItem"), [])
        #expect(service.received.count == 2)
        #expect(timing.sleeps == [.milliseconds(25)])
        #expect(client.quota.left == RetryQuota.capacity)
      }
    }
  }

  @Test func `timeouts cost more of what may be spent on retries`() async throws {
    try await StandInService.run(answering: { _ in try await Self.never() }) { service, port in
      var configuration = AWSConfiguration.local(port)
      configuration.timeouts.attempt = .milliseconds(50)
      try await withClient(configuration, ManualTiming()) { client in
        let error = await #expect(throws: AWSError.self) { try await client.call(.dynamoDB("GetItem"), []) }
        #expect(error?.kind == .timeout)
        #expect(error?.retryable == true)
        #expect(client.quota.left == RetryQuota.capacity - 2 * RetryQuota.timeoutCost)
      }
    }
  }

  @Test func `a try is cut off at the deadline, in the middle of an answer too`() async throws {
    try await StandInService.run(answering: { _ in
      Response(status: .ok, body: ResponseBody { _ in try await Task.sleep(for: .seconds(3600)) })
    }) { service, port in
      try await withClient(.local(port)) { client in
        let start = ContinuousClock.now
        let error = await #expect(throws: AWSError.self) {
          try await AWSDeadline.$current.withValue(start + .seconds(2)) {
            try await client.call(.dynamoDB("GetItem"), [])
          }
        }
        #expect(error?.kind == .timeout)
        #expect(ContinuousClock.now - start < .seconds(20))
        #expect(service.received.count == 1)
      }
    }
  }

  @Test func `no try is begun that could not end before the deadline`() async throws {
    let timing = ManualTiming()
    try await StandInService.run(answering: { _ in .error("ThrottlingException") }) { service, port in
      var configuration = AWSConfiguration.local(port)
      configuration.retries = AWSRetries(throttledBase: .seconds(100), longest: .seconds(1000))
      try await withClient(configuration, timing) { client in
        // The first wait is 50 s; the second, of 100 s, would end after it.
        let deadline = timing.now + .seconds(140)
        let error = await #expect(throws: AWSError.self) {
          try await AWSDeadline.$current.withValue(deadline) {
            try await client.call(.dynamoDB("GetItem"), [])
          }
        }
        #expect(error?.kind == .throttled(code: "ThrottlingException"))
        #expect(service.received.count == 2)
        #expect(timing.sleeps == [.seconds(50)])

        let late = await #expect(throws: AWSError.self) {
          try await AWSDeadline.$current.withValue(timing.now) {
            try await client.call(.dynamoDB("GetItem"), [])
          }
        }
        #expect(late?.kind == .timeout)
        #expect(service.received.count == 2)
      }
    }
  }

  @Test func `a call whose task is cancelled ends at once`() async throws {
    let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
    try await StandInService.run(answering: { _ in
      arrival.yield()
      return try await Self.never()
    }) { _, port in
      try await withClient(.local(port)) { client in
        let call = Task { try await client.call(.dynamoDB("GetItem"), []) }
        for await _ in arrivals { break }
        call.cancel()
        let error = await #expect(throws: AWSError.self) { try await call.value }
        #expect(error?.kind == .cancelled)
        #expect(error?.operation == "GetItem")
      }
    }
  }

  @Test func `credentials that do not come hold up a call no longer than its deadline`() async throws {
    try await StandInService.run(answering: { _ in try await Self.never() }) { _, port in
      var configuration = AWSConfiguration.local(port)
      configuration.credentials = AWSCredentialSource(
        environment: ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:\(port)/"])
      try await withClient(configuration) { client in
        let start = ContinuousClock.now
        let error = await #expect(throws: AWSError.self) {
          try await AWSDeadline.$current.withValue(start + .milliseconds(200)) {
            try await client.call(.dynamoDB("GetItem"), [])
          }
        }
        #expect(error?.kind == .timeout)
        #expect(ContinuousClock.now - start < .seconds(20))
      }
    }
  }
}
