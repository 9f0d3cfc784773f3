import CakeHTTP
import CakeOrdering
import CakeSandbox
import Foundation
import Logging

/// The delivery company that runs beside a demo shop, in place of the first one of the shop file.
struct DemoCompany: Sendable {
  /// The shop, with this company's address and secret.
  let shop: Shop
  /// The environment that holds the secret.
  let environment: [String: String]
  /// Where the company lives.
  let url: String

  private let id: DeliveryCompanyID
  private let port: Int
  private let secret: String

  private static let host = "127.0.0.1"
  private static let variable = "CAKE_SANDBOX_SECRET"
  /// How long a delivery takes: long enough to be seen on its way.
  private static let delay = Duration.seconds(2)

  /// The company at the usual port, or at another that is free; nil if the shop has no delivery company or
  /// nobody can listen.
  ///
  /// - Parameter usualPort: Whether to try the usual port first: shops that start at the same moment would both
  ///   find it free, and one of them would be told too late.
  init?(replacingFirstOf shop: Shop, usualPort: Bool) async {
    guard let first = shop.deliveryCompanies.first,
      let port = await FreePort.find(host: Self.host, preferred: usualPort ? 8081 : 0)
    else { return nil }
    id = first.id
    self.port = port
    url = "http://\(Self.host):\(port)/"
    secret = SandboxDeliveryCompany.makeSecret(random: SystemRandomSource())
    environment = ProcessInfo.processInfo.environment.merging([Self.variable: secret]) { _, ours in ours }
    let company = DeliveryCompany(
      id: first.id, name: first.name, email: first.email, endpoint: url,
      secrets: [.environment(Self.variable)])
    self.shop = shop.replacingFirstDeliveryCompany(with: company)
  }

  /// The company as a service.
  ///
  /// - Throws: ``CommandFailure`` if it cannot be set up.
  func service(for local: LocalShop, shopURL: String, logger: Logger) async throws(CommandFailure)
    -> SandboxDeliveryCompany
  {
    let token = DemoToken(issuer: try await local.open.tokenIssuer(), company: id, clock: local.clock)
    do {
      return try SandboxDeliveryCompany(
        configuration: SandboxDeliveryCompany.Configuration(
          host: Self.host, port: port, secrets: [secret], shopURL: shopURL, clock: local.clock,
          delay: Self.delay, logger: logger
        ) {
          try await token()
        })
    } catch {
      throw CommandFailure("\(error)")
    }
  }
}
