import CakeHTTP
import CakeOrdering
import CakeTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSONText
import Logging
import NIOCore
import NetworkAddress
import Synchronization

/// The API over the example shop, in memory.
struct TestAPI: Sendable {
  let backend: InMemoryBackend
  let example: ExampleShop
  let issuer: StaffTokenIssuer
  let api: CakeAPI
  let changes = OrderChanges()
  let log = RecordedLog()
  let responder: CakeResponder

  /// Who may ask, by the tokens of the example shop.
  enum Caller: Sendable, Hashable, CaseIterable {
    case nobody, producer, otherProducer, deliveryCompany, otherDeliveryCompany, theOperator
  }

  private let tokens: [Caller: String]

  init(
    shop: Shop = .example, publicURL: String = ExampleShop.publicURL, rateLimit: Int = 0,
    trustedProxies: [NetworkRange] = [], events: EventStreamSettings = .live(),
    metrics: (@Sendable () -> String)? = { "# metrics\n" },
    readiness: @escaping @Sendable () async throws(StoreError) -> Void = {}
  ) async throws {
    let backend = InMemoryBackend()
    let example = ExampleShop(shop, ports: StoragePorts(backend))
    let key = SigningKey.generate()
    let issuer = try await StaffTokenIssuer(
      privateKey: key, shop: shop, registry: backend, clock: example.clock, random: example.random)
    let staff = try await StaffTokens(
      publicKey: SigningKey.publicKey(ofPrivateKey: key), shop: shop, registry: backend, clock: example.clock)
    let services = CakeServices(
      desk: example.desk, notifications: backend, messages: backend, deliveryCompanies: backend,
      tokens: staff,
      changes: changes, senderKey: SenderKey(secret: key),
      readiness: readiness,
      metrics: metrics)
    self.backend = backend
    self.example = example
    self.issuer = issuer
    api = CakeAPI(
      services,
      settings: CakeAPISettings(
        publicURL: publicURL, rateLimit: rateLimit, trustedProxies: trustedProxies, events: events))
    let router = CakeAPI.makeRouter()
    api.addRoutes(to: router)
    api.addTrackingRoute(to: router)
    responder = api.makeResponder(router)
    tokens = try await Self.tokens(issuer)
  }

  private static func tokens(_ issuer: StaffTokenIssuer) async throws -> [Caller: String] {
    let lifetime = Duration.seconds(86_400 * 365)
    return [
      .producer: try await issuer.issue(.producer, subject: "backstube", lifetime: lifetime).token,
      .otherProducer: try await issuer.issue(.producer, subject: "ofenliebe", lifetime: lifetime).token,
      .deliveryCompany: try await issuer.issue(
        .deliveryCompany, subject: "swift-wheels", lifetime: lifetime
      ).token,
      .otherDeliveryCompany: try await issuer.issue(
        .deliveryCompany, subject: "radkurier", lifetime: lifetime
      ).token,
      .theOperator: try await issuer.issue(.operator, subject: "olga", lifetime: lifetime).token,
    ]
  }

  func token(_ caller: Caller) -> String? { tokens[caller] }

  /// The application, for tests over a socket.
  func application(_ limits: ServerLimits = ServerLimits()) -> Application<CakeResponder> {
    limits.makeApplication(
      responder, host: "127.0.0.1", port: 0, logger: Logger(label: "test", factory: { _ in log.handler }))
  }
}
