import CakeAWS
import CakeFunctions
import CakeOrdering
import CakeOutbound
import CakeWeb

extension Composition {
  /// The function behind API Gateway that serves pages, and tells of whatever is not there.
  ///
  /// - Throws: ``SettingsFaults`` if a setting is missing that it needs, or if another program has the function.
  func webFunction() throws(SettingsFaults) -> HTTPFunction {
    guard settings.function == .web else {
      throw SettingsFaults("_HANDLER", "names a function that another program has")
    }
    let backend = backend
    let services = services(Storage(backend))
    let api = api(services)
    let web = CakeWeb(
      services, api: api, settings: CakeWebSettings(publicURL: publicURL),
      signInByEmail: try signInByEmail(backend))
    return HTTPFunction(api, web, logger: logger)
  }

  /// Signs staff in by links that SES emails to them; nil unless the settings say where the key is.
  private func signInByEmail(_ backend: DynamoDBBackend) throws(SettingsFaults) -> SignInByEmail? {
    guard let text = settings.text(CakeFunction.tokenSigningKey) else { return nil }
    guard let key = SecretReference(text) else {
      throw SettingsFaults(CakeFunction.tokenSigningKey, "must say where the key is, such as ssm:/NAME")
    }
    guard let from = settings.emailFrom else { throw SettingsFaults(missing: "CAKE_EMAIL_FROM") }
    let signer = SessionSigner(
      key: key, secrets: secrets, shop: calendar.shop, registry: backend, clock: clock, random: random,
      logger: logger)
    return SignInByEmail(
      links: backend, mail: SESMailSender(client: aws, from: from), texts: EmailComposer(calendar: calendar),
      issuerFrom: { await signer.issuer() })
  }
}
