import CakeOrdering

/// A registry for tokens that end with the process: none is kept, and none is revoked.
struct ForgetfulTokenRegistry: TokenRegistry {
  func record(_ token: IssuedToken) async throws(StoreError) {}

  func tokens(at now: Timestamp) async throws(StoreError) -> [IssuedToken] { [] }

  func revoke(_ id: String, at now: Timestamp) async throws(StoreError) -> Bool { false }

  func revokedTokens(at now: Timestamp) async throws(StoreError) -> Set<String> { [] }
}
