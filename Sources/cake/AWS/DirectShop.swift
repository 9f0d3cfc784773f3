import CakeAWS
import CakeHTTP
import CakeOrdering
import HTTPTypes
import Hummingbird
import NIOCore

/// The shop's own API on the store, without a server in between: for an operator who has access to the table.
///
/// Whoever may write the table needs nobody's leave. So that the API knows whom it speaks to all the same, it gets a
/// token that nobody else ever sees, signed with a key that is made for it.
struct DirectShop: OperatorShop {
  private let responder: CakeResponder
  private let token: String
  private let shop: AWSShop

  /// Longer than any command takes.
  private static let tokenLifetime = Duration.seconds(3600)

  /// - Throws: ``CommandFailure`` if the shop has no operator.
  init(_ shop: AWSShop) async throws(CommandFailure) {
    guard let person = shop.calendar.shop.operators.first else {
      throw CommandFailure("The shop file has no operator, on whose behalf this could be done.")
    }
    let backend = shop.backend
    do {
      let key = SigningKey.generate()
      let issuer = try await StaffTokenIssuer(
        privateKey: key, shop: shop.calendar.shop, registry: ForgetfulTokenRegistry(), clock: shop.clock,
        random: shop.random)
      token = try await issuer.issue(.operator, subject: person.id, lifetime: Self.tokenLifetime).token
      let tokens = try await StaffTokens(
        publicKey: try SigningKey.publicKey(ofPrivateKey: key), shop: shop.calendar.shop,
        registry: ForgetfulTokenRegistry(), clock: shop.clock)
      let services = CakeServices(
        desk: shop.desk(backend), notifications: backend, messages: backend, deliveryCompanies: backend,
        tokens: tokens, readiness: { () async throws(StoreError) in try await backend.check() })
      let api = CakeAPI(
        services,
        settings: CakeAPISettings(publicURL: shop.settings.reachableURL, rateLimit: 0, events: .single))
      responder = api.makeResponder(buildRouter(api))
    } catch {
      throw CommandFailure("The shop cannot be spoken to: \(error)")
    }
    self.shop = shop
  }

  func get(_ path: String, _ query: [(String, String?)]) async throws(CommandFailure) -> ShopAnswer {
    try await send(.get, PathText.path(path, query))
  }

  func post(_ path: String) async throws(CommandFailure) -> ShopAnswer {
    try await send(.post, path)
  }

  private func send(_ method: HTTPRequest.Method, _ path: String) async throws(CommandFailure) -> ShopAnswer {
    let request = Request(
      head: HTTPRequest(
        method: method, scheme: "https", authority: "shop", path: path,
        headerFields: [.authorization: "Bearer \(token)"]),
      body: RequestBody(buffer: ByteBuffer()))
    let answer: ShopAnswer
    do {
      let response = try await responder.respond(
        to: request, context: CakeRequestContext(logger: shop.logger))
      let body = CollectedBody()
      try await response.body.write(body)
      answer = ShopAnswer(
        status: response.status.code, retryAfter: response.headers[.retryAfter], body: body.bytes)
    } catch {
      throw CommandFailure("It did not work: \(error)")
    }
    guard (200..<300).contains(answer.status) else { throw ProblemText.failure(answer) }
    return answer
  }
}
