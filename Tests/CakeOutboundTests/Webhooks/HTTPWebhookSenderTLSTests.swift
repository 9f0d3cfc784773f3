import AsyncHTTPClient
import CakeOrdering
import CakeTesting
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import NIOSSL
import Testing

@testable import CakeOutbound

@Suite struct HTTPWebhookSenderTLSTests {
  private func status(of host: String, trusting tls: TLSConfiguration?) async throws -> Int {
    var http = HTTPClient.Configuration()
    http.tlsConfiguration = tls
    let sender = HTTPWebhookSender(
      secrets: LocalSecrets(environment: ["OLD": HTTPWebhookSenderTests.old]),
      endpoints: EndpointGuard(allowPrivate: true, resolver: AnsweringResolver(["127.0.0.1"])),
      clock: ManualClock(), random: SeededRandomSource(), logger: HTTPWebhookSenderTests.quiet,
      userAgent: "cakes/1", timeouts: WebhookTimeouts(), http: http)
    var result: Result<Int, any Error> = .failure(WebhookError.gone)
    let server = try HTTPServerBuilder.tls(.http1(), tlsConfiguration: WheelsCertificate.server())
    try await ReceivingServer.run(server: server, answering: { _ in Response(status: .ok) }) { _, port in
      let company = DeliveryCompany(
        id: "wheels", name: "Wheels", email: .example("wheels"), endpoint: "https://\(host):\(port)/",
        secrets: [.environment("OLD")])
      do {
        result = .success(try await sender.send(.request(), to: company))
      } catch {
        result = .failure(error)
      }
      await sender.shutdown()
    }
    return try result.get()
  }

  @Test func `a pinned host shows the certificate of its name`() async throws {
    let status = try await status(of: "wheels.invalid", trusting: WheelsCertificate.client())
    #expect(status == 200)
  }

  @Test func `a certificate of another name is refused`() async throws {
    let error = await #expect(throws: WebhookError.self) {
      try await status(of: "other.invalid", trusting: WheelsCertificate.client())
    }
    guard case .unreachable = error else { Issue.record("\(String(describing: error))"); return }
  }

  @Test func `a certificate that nobody vouches for is refused`() async throws {
    let error = await #expect(throws: WebhookError.self) {
      try await status(of: "wheels.invalid", trusting: nil)
    }
    guard case .unreachable = error else { Issue.record("\(String(describing: error))"); return }
  }
}
