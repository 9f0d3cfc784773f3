import CakeAWS
import CakeFunctions
import CakeOrdering
import CakeWeb

extension Composition {
  /// In seconds: each look at a board asks the table once for every day and status.
  private static let boardPause = 20

  /// The function behind API Gateway that serves pages, and tells of whatever is not there.
  func webFunction() -> HTTPFunction {
    let backend = backend
    let services = services(Storage(backend))
    let api = api(services)
    let web = CakeWeb(
      services, api: api, settings: CakeWebSettings(publicURL: publicURL, boardPause: Self.boardPause),
      signInByEmail: signInByEmail(backend))
    return HTTPFunction(api, web, logger: logger)
  }

  /// Signs staff in by links that are emailed to them, which the function of the retry queue does; nil unless the settings
  /// say where the key is.
  private func signInByEmail(_ backend: DynamoDBBackend) -> SignInByEmail? {
    guard let key = settings.tokenSigningKey, settings.emailFrom != nil else { return nil }
    let signer = SessionSigner(
      key: key, secrets: secrets, shop: calendar.shop, registry: backend, clock: clock, random: random,
      logger: logger)
    return SignInByEmail(links: backend, messages: backend, issuerFrom: { await signer.issuer() })
  }
}
