import AsyncHTTPClient
import CakeOrdering
import CakeTesting
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import StandardWebhooks
import Testing

@testable import CakeOutbound

@Suite struct HTTPWebhookSenderTests {
  static let old = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  static let new = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
  static let quiet = Logger(label: "quiet", factory: { _ in SwiftLogNoOpLogHandler() })

  private func sender(
    _ clock: ManualClock = ManualClock(), resolver: any HostResolver = SystemHostResolver(),
    allowPrivate: Bool = true, total: Duration = .seconds(15)
  ) -> HTTPWebhookSender {
    HTTPWebhookSender(
      secrets: LocalSecrets(environment: ["OLD": Self.old, "NEW": Self.new, "BAD": "whsec_!"]),
      endpoints: EndpointGuard(allowPrivate: allowPrivate, resolver: resolver), clock: clock,
      random: SeededRandomSource(seed: 7), logger: Self.quiet, userAgent: "cakes/1",
      timeouts: WebhookTimeouts(connect: .seconds(5), total: total), http: HTTPClient.Configuration())
  }

  private func company(
    _ endpoint: String, secrets: [SecretReference] = [.environment("OLD")]
  ) -> DeliveryCompany {
    DeliveryCompany(
      id: "wheels", name: "Wheels", email: .example("wheels"), endpoint: endpoint, secrets: secrets)
  }

  private func run(
    _ sender: HTTPWebhookSender,
    answering answer: @escaping @Sendable (ReceivingServer.Received) async throws -> Response,
    _ test: @escaping (ReceivingServer, Int) async throws -> Void
  ) async throws {
    try await ReceivingServer.run(answering: answer) { server, port in
      let result: Result<Void, any Error>
      do {
        result = .success(try await test(server, port))
      } catch {
        result = .failure(error)
      }
      await sender.shutdown()
      try result.get()
    }
  }

  @Test func `a webhook arrives signed with each of the company's secrets`() async throws {
    let clock = ManualClock(.at("2026-12-24T08:00:07Z"))
    let sender = sender(clock)
    try await run(sender, answering: { _ in Response(status: .accepted) }) { server, port in
      let trace = try #require(
        TraceContext(traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
      let webhook = Webhook.request(trace: trace)
      let status = try await sender.send(
        webhook,
        to: company(
          "http://127.0.0.1:\(port)/hooks?of=cakes", secrets: [.environment("OLD"), .environment("NEW")]))
      #expect(status == 202)
      let request = try #require(server.received.first)
      #expect(request.method == .post)
      #expect(request.path == "/hooks?of=cakes")
      #expect(request.body == WebhookBody.bytes(of: webhook))
      #expect(request.header("webhook-id") == webhook.id)
      #expect(request.header("webhook-timestamp") == "1798099207")
      #expect(request.header("content-type") == "application/json; charset=utf-8")
      #expect(request.header("user-agent") == "cakes/1")
      let child = try #require(request.header("traceparent").flatMap(TraceContext.init(traceparent:)))
      #expect(child.traceID == trace.traceID)
      #expect(child.parentID != trace.parentID)
      #expect(child.sampled)
      for secret in [Self.old, Self.new] {
        try WebhookVerifier(WebhookSecret(secret)).verify(
          WebhookHeaders { request.header($0) }, body: request.body, now: clock.now().secondsSinceEpoch)
      }
    }
  }

  @Test func `every try has the same id, and its own time`() async throws {
    let clock = ManualClock()
    let sender = sender(clock)
    try await run(sender, answering: { _ in Response(status: .serviceUnavailable) }) { server, port in
      for _ in 0..<2 {
        await #expect(throws: WebhookError.failed(status: 503, retryAfter: nil)) {
          try await sender.send(.request(), to: company("http://127.0.0.1:\(port)/"))
        }
        clock.advance(by: .seconds(90))
      }
      #expect(Set(server.received.map { $0.header("webhook-id") }).count == 1)
      let times = server.received.compactMap { $0.header("webhook-timestamp").flatMap { Int($0) } }
      #expect(times.count == 2 && times[1] - times[0] == 90)
      #expect(Set(server.received.map(\.body)).count == 1)
    }
  }

  @Test(arguments: [
    (201, nil), (204, nil), (400, WebhookError.refused(status: 400)), (404, .refused(status: 404)),
    (410, .gone),
    (408, .failed(status: 408, retryAfter: .seconds(30))),
    (425, .failed(status: 425, retryAfter: .seconds(30))),
    (429, .failed(status: 429, retryAfter: .seconds(30))),
    (500, .failed(status: 500, retryAfter: .seconds(30))),
    (503, .failed(status: 503, retryAfter: .seconds(30))),
  ])
  func `each answer has its meaning`(status: Int, error: WebhookError?) async throws {
    let sender = sender()
    let answer: @Sendable (ReceivingServer.Received) -> Response = { _ in
      Response(status: .init(code: status), headers: [.retryAfter: "30"])
    }
    try await run(sender, answering: answer) { _, port in
      do {
        let answered = try await sender.send(.request(), to: company("http://127.0.0.1:\(port)/"))
        #expect(answered == status && error == nil)
      } catch let failure as WebhookError {
        #expect(failure == error)
      }
    }
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect is not followed`(status: Int) async throws {
    let sender = sender()
    let answer: @Sendable (ReceivingServer.Received) -> Response = { received in
      received.path == "/elsewhere"
        ? Response(status: .ok)
        : Response(status: .init(code: status), headers: [.location: "/elsewhere"])
    }
    try await run(sender, answering: answer) { server, port in
      await #expect(throws: WebhookError.failed(status: status, retryAfter: nil)) {
        try await sender.send(.request(), to: company("http://127.0.0.1:\(port)/"))
      }
      #expect(server.received.map(\.path) == ["/"])
    }
  }

  @Test func `a company that does not answer is not waited for`() async throws {
    let sender = sender(total: .milliseconds(300))
    let (waiting, release) = AsyncStream.makeStream(of: Void.self)
    let never: @Sendable (ReceivingServer.Received) async throws -> Response = { _ in
      for await _ in waiting {}
      return Response(status: .ok)
    }
    try await run(sender, answering: never) { _, port in
      await #expect(throws: WebhookError.unreachable("no answer in time")) {
        try await sender.send(.request(), to: company("http://127.0.0.1:\(port)/"))
      }
      release.finish()
    }
  }

  @Test func `an endless body does not keep anybody`() async throws {
    let sender = sender(total: .seconds(10))
    let endless: @Sendable (ReceivingServer.Received) -> Response = { _ in
      Response(
        status: .ok,
        body: ResponseBody { writer in
          while true { try await writer.write(ByteBuffer(repeating: 65, count: 4096)) }
        })
    }
    try await run(sender, answering: endless) { _, port in
      let status = try await sender.send(.request(), to: company("http://127.0.0.1:\(port)/"))
      #expect(status == 200)
    }
  }

  @Test func `a port where nobody listens is unreachable`() async throws {
    let sender = sender()
    try await run(sender, answering: { _ in Response(status: .ok) }) { _, _ in
      // Port 1 of this machine: nothing listens there.
      await #expect(throws: WebhookError.self) {
        try await sender.send(.request(), to: company("http://127.0.0.1:1/"))
      }
    }
  }

  @Test func `the connection goes to the address that was checked, for the name that was asked for`()
    async throws
  {
    let resolver = AnsweringResolver(["127.0.0.1"], ["10.0.0.1"])
    let sender = sender(resolver: resolver)
    try await run(sender, answering: { _ in Response(status: .ok) }) { server, port in
      // Nobody but the resolver above knows this name.
      let status = try await sender.send(.request(), to: company("http://wheels.invalid:\(port)/"))
      #expect(status == 200)
      #expect(server.received.first?.host == "wheels.invalid:\(port)")
      #expect(resolver.asked == ["wheels.invalid"])
    }
  }

  @Test func `the next address is tried where the first does not connect`() async throws {
    let sender = sender(resolver: AnsweringResolver(["127.0.0.9", "127.0.0.1"]))
    try await run(sender, answering: { _ in Response(status: .ok) }) { server, port in
      let status = try await sender.send(.request(), to: company("http://wheels.invalid:\(port)/"))
      #expect(status == 200)
      #expect(server.received.count == 1)
    }
  }

  @Test func `nothing is sent into the shop's own network unless that is allowed`() async throws {
    let sender = sender(resolver: AnsweringResolver(["127.0.0.1"]), allowPrivate: false)
    try await run(sender, answering: { _ in Response(status: .ok) }) { server, port in
      for endpoint in [
        "https://127.0.0.1:\(port)/", "https://wheels.invalid:\(port)/", "http://wheels.invalid/",
      ] {
        let error = await #expect(throws: WebhookError.self) {
          try await sender.send(.request(), to: company(endpoint))
        }
        guard case .misconfigured = error else { Issue.record("\(String(describing: error))"); continue }
      }
      #expect(server.received.isEmpty)
    }
  }

  @Test(arguments: [
    [], [SecretReference.environment("NONE")], [.environment("BAD")], [.parameter("/x")],
    [.environment("OLD"), .environment("NONE")],
  ])
  func `a company without usable secrets is told nothing`(secrets: [SecretReference]) async throws {
    let sender = sender()
    try await run(sender, answering: { _ in Response(status: .ok) }) { server, port in
      let error = await #expect(throws: WebhookError.self) {
        try await sender.send(.request(), to: company("http://127.0.0.1:\(port)/", secrets: secrets))
      }
      guard case .misconfigured(let reason) = error else {
        Issue.record("\(String(describing: error))"); return
      }
      #expect(!reason.contains("whsec_!"))
      #expect(server.received.isEmpty)
    }
  }

  @Test func `an id that could break the signature is not sent`() async throws {
    let sender = sender()
    await #expect(throws: WebhookError.self) {
      try await sender.send(.request(id: "a.b"), to: company("http://127.0.0.1:1/"))
    }
    await sender.shutdown()
  }
}
