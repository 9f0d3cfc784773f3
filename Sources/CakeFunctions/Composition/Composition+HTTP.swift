package import CakeHTTP
import CakeOrdering

extension Composition {
  /// The API over a backend.
  package func api(_ services: CakeServices) -> CakeAPI {
    CakeAPI(services, settings: HTTPFunction.settings(publicURL: publicURL))
  }

  /// What the API and the pages work with.
  package func services(_ storage: Storage) -> CakeServices {
    CakeServices(
      desk: OrderDesk(orders: storage.orders, calendar: calendar, clock: clock, random: random),
      notifications: storage.notifications, messages: storage.messages,
      deliveryCompanies: storage.deliveryCompanies, tokens: staffTokens(storage.tokens),
      peers: storage.peers,
      readiness: storage.readiness)
  }

  /// The address of the shop. Only links to orders need it; what else depends on it is that API Gateway is always
  /// https.
  package var publicURL: String { settings.publicURL ?? "https://" }

  /// Tells staff by their tokens. The key is read when the first token comes.
  private func staffTokens(_ registry: any TokenRegistry) -> StaffTokens {
    let key = TokenKey(settings.text(CakeFunction.tokenKey))
    let secrets = secrets
    return StaffTokens(
      publicKeyFrom: { () async throws(SecretError) in try await key.pem(secrets) }, shop: calendar.shop,
      registry: registry, clock: clock)
  }
}
