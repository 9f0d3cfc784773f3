import CakeHTTP
import CakeOrdering

/// The token by which the demo's delivery company reports: one for many reports, so that they do not crowd the list of
/// tokens.
actor DemoToken {
  private let issuer: StaffTokenIssuer
  private let company: DeliveryCompanyID
  private let clock: any WallClock
  private var current: (token: String, until: Timestamp)?

  private static let lifetime = Duration.seconds(86400)
  /// How long a token must still be good for: a report may be tried again for a while.
  private static let reserve = Duration.seconds(3600)

  init(issuer: StaffTokenIssuer, company: DeliveryCompanyID, clock: any WallClock) {
    self.issuer = issuer
    self.company = company
    self.clock = clock
  }

  /// A token that is good for a while.
  ///
  /// - Throws: What the issuer throws if none can be made.
  func callAsFunction() async throws -> String {
    let now = clock.now()
    if let current, now.adding(Self.reserve) < current.until { return current.token }
    let issued = try await issuer.issue(.deliveryCompany, subject: company, lifetime: Self.lifetime).token
    current = (issued, now.adding(Self.lifetime))
    return issued
  }
}
