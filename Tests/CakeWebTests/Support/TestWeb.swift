import CakeHTTP
import CakeOrdering
import CakeTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore

@testable import CakeWeb

/// The pages over the example shop, in memory.
struct TestWeb: Sendable {
  let backend: InMemoryBackend
  let example: ExampleShop
  let issuer: StaffTokenIssuer
  let tokens: StaffTokens
  let responder: CakeResponder
  /// What was logged.
  let log = RecordedLog()

  /// - Parameters:
  ///   - byEmail: Whether staff can sign in by links.
  ///   - answersAfter: How long asking for a link takes at least.
  ///   - clock: Tells how long that is.
  ///   - more: Adds routes beside the shop's own.
  ///   - demo: Makes what a demo shows beside the shop.
  ///   - hasKey: Whether there is a key to sign tokens with.
  init(
    publicURL: String = ExampleShop.publicURL, byEmail: Bool = true,
    answersAfter: Duration = .zero, clock: any Clock<Duration> = ContinuousClock(),
    more: (Router<CakeRequestContext>, FrontDesk) -> Void = { _, _ in },
    demo: (StaffTokenIssuer) -> Demo? = { _ in nil },
    hasKey: @escaping @Sendable () -> Bool = { true }
  ) async throws {
    let backend = InMemoryBackend()
    let example = ExampleShop(.example, ports: StoragePorts(backend))
    let key = SigningKey.generate()
    let issuer = try await StaffTokenIssuer(
      privateKey: key, shop: .example, registry: backend, clock: example.clock, random: example.random)
    tokens = try await StaffTokens(
      publicKey: SigningKey.publicKey(ofPrivateKey: key), shop: .example, registry: backend,
      clock: example.clock)
    let services = CakeServices(
      desk: example.desk, notifications: backend, messages: backend, deliveryCompanies: backend,
      tokens: tokens, senderKey: SenderKey(secret: key), readiness: {})
    self.issuer = issuer
    self.backend = backend
    self.example = example
    let api = CakeAPI(services, settings: CakeAPISettings(publicURL: publicURL, rateLimit: 0))
    let web = CakeWeb(
      services, api: api, settings: CakeWebSettings(publicURL: publicURL),
      signInByEmail: byEmail
        ? SignInByEmail(
          links: backend, messages: backend, issuerFrom: { hasKey() ? issuer : nil },
          answersAfter: answersAfter, clock: clock)
        : nil, demo: demo(issuer))
    let router = CakeAPI.makeRouter()
    api.addRoutes(to: router)
    web.addRoutes(to: router)
    let front = FrontDesk(
      renderer: PageRenderer(), settings: CakeWebSettings(publicURL: publicURL), doorkeeper: api.doorkeeper,
      desk: example.desk)
    more(router, front)
    responder = api.makeResponder(router, pages: web)
  }

  /// A token of somebody of the example shop.
  func token(_ role: Role, _ subject: String, lifetime: Duration = .seconds(3600)) async throws -> String {
    try await issuer.issue(role, subject: subject, lifetime: lifetime).token
  }

  /// What somebody's browser gets for a request.
  func send(_ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, body: String?) async throws
    -> TestResponse
  {
    let application = Application(responder: responder, logger: log.logger)
    return try await application.test(.router) { client in
      try await client.executeRequest(
        uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    }
  }
}
