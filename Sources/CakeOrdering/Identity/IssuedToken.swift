/// A staff token that was issued. The token itself is not kept.
public struct IssuedToken: Sendable, Hashable {
  /// The token's `jti`.
  public let id: String
  /// Whose: a role and an id of the shop file.
  public let party: Party
  /// When it was issued.
  public let issuedAt: Timestamp
  /// When it ends by itself.
  public let expiresAt: Timestamp
  /// When it was revoked; nil if it was not.
  public var revokedAt: Timestamp?

  /// A token with all the facts.
  public init(
    id: String, party: Party, issuedAt: Timestamp, expiresAt: Timestamp, revokedAt: Timestamp? = nil
  ) {
    self.id = id
    self.party = party
    self.issuedAt = issuedAt
    self.expiresAt = expiresAt
    self.revokedAt = revokedAt
  }
}
