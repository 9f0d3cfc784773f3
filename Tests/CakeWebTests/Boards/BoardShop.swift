import CakeHTTP
import CakeOrdering
import CakeTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore

@testable import CakeWeb

/// The pages over the example shop, in memory, as its staff see them.
struct BoardShop: Sendable {
  let example: ExampleShop
  private let issuer: StaffTokenIssuer
  private let responder: CakeResponder

  init() async throws {
    let backend = InMemoryBackend()
    let example = ExampleShop(.example, ports: StoragePorts(backend))
    let key = SigningKey.generate()
    issuer = try await StaffTokenIssuer(
      privateKey: key, shop: .example, registry: backend, clock: example.clock, random: example.random)
    let tokens = try await StaffTokens(
      publicKey: SigningKey.publicKey(ofPrivateKey: key), shop: .example, registry: backend,
      clock: example.clock)
    let services = CakeServices(
      desk: example.desk, notifications: backend, messages: backend, deliveryCompanies: backend,
      tokens: tokens, readiness: {})
    let url = ExampleShop.publicURL
    let api = CakeAPI(services, settings: CakeAPISettings(publicURL: url, rateLimit: 0))
    let web = CakeWeb(services, api: api, settings: CakeWebSettings(publicURL: url))
    let router = CakeAPI.makeRouter()
    api.addRoutes(to: router)
    web.addRoutes(to: router)
    self.example = example
    responder = api.makeResponder(router, pages: web)
  }

  /// A token of somebody of the example shop.
  func token(_ role: Role, _ subject: String) async throws -> String {
    try await issuer.issue(role, subject: subject, lifetime: .seconds(86_400)).token
  }

  /// What somebody's browser gets for a request.
  func send(_ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, body: String?) async throws
    -> TestResponse
  {
    let application = Application(
      responder: responder, logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    return try await application.test(.router) { client in
      try await client.executeRequest(
        uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    }
  }
}
