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

  /// What the ids of tokens begin with that were made by a sign-in link.
  public static let signInLinkPrefix = "link-"

  /// Whether it was made by a sign-in link: then nobody but a browser has it, and it ends with the session.
  public var isFromSignInLink: Bool { id.hasPrefix(Self.signInLinkPrefix) }

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
