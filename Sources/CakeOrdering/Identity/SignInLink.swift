/// A link that lets somebody of the staff sign in once. The link's secret is not kept.
public struct SignInLink: Sendable, Hashable {
  /// The secret's SHA-256, 32 bytes.
  public let digest: [UInt8]
  /// Who signs in by it.
  public let party: Party
  /// When it was made.
  public let issuedAt: Timestamp
  /// When it ends by itself.
  public let expiresAt: Timestamp

  /// How many links one party can have in an hour: enough for lost emails, too few to flood anybody.
  public static let limitPerHour = 5

  /// A link with all the facts.
  public init(digest: [UInt8], party: Party, issuedAt: Timestamp, expiresAt: Timestamp) {
    self.digest = digest
    self.party = party
    self.issuedAt = issuedAt
    self.expiresAt = expiresAt
  }

  /// The hour in which it was made, in whole hours since 1970; links are counted by it.
  public var hour: Int64 { issuedAt.secondsSinceEpoch / 3600 }
}
