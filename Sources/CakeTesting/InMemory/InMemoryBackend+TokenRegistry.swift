public import CakeOrdering

extension InMemoryBackend: TokenRegistry {
  /// Keeps an issued token.
  public func record(_ token: IssuedToken) async throws(StoreError) {
    issued.append(token)
  }

  /// All tokens that have not expired, the newest first.
  public func tokens(at now: Timestamp) async throws(StoreError) -> [IssuedToken] {
    issued.filter { now < $0.expiresAt }.sorted { $0.issuedAt > $1.issuedAt }
  }

  /// Revokes a token for good.
  public func revoke(_ id: String, at now: Timestamp) async throws(StoreError) -> Bool {
    guard let index = issued.firstIndex(where: { $0.id == id }) else { return false }
    issued[index].revokedAt = issued[index].revokedAt ?? now
    return true
  }

  /// The ids of all revoked tokens that have not expired.
  public func revokedTokens(at now: Timestamp) async throws(StoreError) -> Set<String> {
    Set(issued.filter { $0.revokedAt != nil && now < $0.expiresAt }.map(\.id))
  }
}
