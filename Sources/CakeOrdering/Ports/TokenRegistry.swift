/// Keeps which staff tokens were issued and which of them were revoked.
public protocol TokenRegistry: Sendable {
  /// Keeps an issued token until it expires.
  func record(_ token: IssuedToken) async throws(StoreError)

  /// All tokens that have not expired, the newest first.
  func tokens(at now: Timestamp) async throws(StoreError) -> [IssuedToken]

  /// Revokes a token, for good; one that is revoked stays so since when it was.
  ///
  /// - Returns: Whether there was such a token.
  func revoke(_ id: String, at now: Timestamp) async throws(StoreError) -> Bool

  /// The ids of all revoked tokens that have not expired.
  func revokedTokens(at now: Timestamp) async throws(StoreError) -> Set<String>
}
