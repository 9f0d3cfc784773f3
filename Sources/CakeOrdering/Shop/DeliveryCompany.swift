/// A company that delivers for the shop.
public struct DeliveryCompany: Sendable, Equatable {
  /// Its id, the subject of its tokens.
  public let id: DeliveryCompanyID
  /// Its name.
  public let name: String
  /// Where people there can be reached.
  public let email: EmailAddress
  /// The URL that takes delivery requests and feedback.
  public let endpoint: String
  /// Where the secrets are found that sign what is sent to it; two while one replaces the other.
  public let secrets: [SecretReference]

  /// A delivery company with all its facts.
  public init(
    id: DeliveryCompanyID, name: String, email: EmailAddress, endpoint: String, secrets: [SecretReference]
  ) {
    self.id = id
    self.name = name
    self.email = email
    self.endpoint = endpoint
    self.secrets = secrets
  }
}
