import CakeAWS
import CakeHTTP
import CakeOrdering
import CakeOutbound

extension Composition {
  /// The function behind API Gateway, whichever of its routes lead to it.
  func httpFunction(_ storage: Storage) -> HTTPFunction {
    let services = CakeServices(
      desk: OrderDesk(orders: storage.orders, calendar: calendar, clock: clock, random: random),
      notifications: storage.notifications, messages: storage.messages,
      deliveryCompanies: storage.deliveryCompanies, tokens: staffTokens(storage.tokens),
      readiness: storage.readiness)
    // Only links to orders need the address; what else depends on it is that API Gateway is always https.
    let publicURL = settings.publicURL ?? "https://"
    return HTTPFunction(
      CakeAPI(services, settings: HTTPFunction.settings(publicURL: publicURL)), logger: logger)
  }

  /// Tells staff by their tokens. The key is read when the first token comes.
  private func staffTokens(_ registry: any TokenRegistry) -> StaffTokens {
    let key = TokenKey(settings.text(CakeFunction.tokenKey))
    let secrets = secrets
    return StaffTokens(
      publicKeyFrom: { () async throws(SecretError) in try await key.pem(secrets) }, shop: calendar.shop,
      registry: registry, clock: clock)
  }

  /// Where secrets are found.
  var secrets: any SecretSource {
    ParameterStoreSecrets(client: aws, others: LocalSecrets(), clock: clock)
  }
}
