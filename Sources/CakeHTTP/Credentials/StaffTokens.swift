public import CakeOrdering

/// Tells staff by their tokens: JWTs signed with ES256 (RFC 7518, section 3.4). Needs the public key alone.
public struct StaffTokens: Sendable {
  private let key: VerifyingKey
  private let shop: Shop
  private let clock: any WallClock
  private let revoked: RevokedTokens

  /// Reads the public key.
  ///
  /// - Parameters:
  ///   - publicKey: A P-256 public key in PEM.
  ///   - shop: Whose staff the tokens are for; a token of somebody the shop file does not have is no good.
  ///   - registry: Where revocations are kept.
  /// - Throws: if the text is no such key.
  public init(publicKey pem: String, shop: Shop, registry: any TokenRegistry, clock: any WallClock)
    async throws
  {
    self.init(key: try await VerifyingKey(pem: pem), shop: shop, registry: registry, clock: clock)
  }

  /// Reads the public key when the first token comes, for whoever must not lose time at the start.
  ///
  /// - Parameter source: Asked for each token; whoever has far to go remembers the answer.
  public init(
    publicKeyFrom source: @escaping @Sendable () async throws(SecretError) -> String, shop: Shop,
    registry: any TokenRegistry, clock: any WallClock
  ) {
    self.init(key: VerifyingKey(source: source), shop: shop, registry: registry, clock: clock)
  }

  private init(key: VerifyingKey, shop: Shop, registry: any TokenRegistry, clock: any WallClock) {
    self.key = key
    self.shop = shop
    self.clock = clock
    self.revoked = RevokedTokens(registry: registry)
  }

  /// Whose token it is; nil for one that is forged, expired, revoked, or of nobody the shop file has.
  ///
  /// - Throws: ``OrderingError/unavailable(retryAfter:reason:)`` if nobody can tell, because the key or the
  ///   revocations cannot be read.
  public func party(of token: String) async throws(OrderingError) -> Party? {
    try await issued(token)?.party
  }

  /// What a token says, until when it is good included; nil for one that is no good, as for ``party(of:)``.
  ///
  /// - Throws: as ``party(of:)``.
  public func issued(_ token: String) async throws(OrderingError) -> IssuedToken? {
    let now = clock.now()
    // Nothing is read for what cannot be a token.
    guard key.isRead || TokenVerifier.isCandidate(token) else { return nil }
    guard let staff = try await key.verifier().verify(token), staff.expiresAt > now else { return nil }
    guard shop.has(staff.party), try await !revoked.contains(staff.id, at: now) else { return nil }
    return staff
  }

  /// Revokes a token for good: at once here, within a minute elsewhere.
  ///
  /// - Throws: ``OrderingError/unavailable(retryAfter:reason:)`` if that cannot be kept.
  public func revoke(_ token: IssuedToken) async throws(OrderingError) {
    _ = try await revoke(id: token.id)
  }

  /// Revokes a token by its id for good: at once here, within a minute elsewhere.
  ///
  /// - Returns: Whether there was such a token.
  /// - Throws: ``OrderingError/unavailable(retryAfter:reason:)`` if that cannot be kept.
  public func revoke(id: String) async throws(OrderingError) -> Bool {
    try await revoked.revoke(id, at: clock.now())
  }

  /// All tokens that were issued and have not expired, the newest first.
  ///
  /// - Throws: ``OrderingError/unavailable(retryAfter:reason:)`` if they cannot be read.
  public func list() async throws(OrderingError) -> [IssuedToken] {
    try await revoked.tokens(at: clock.now())
  }
}

extension Shop {
  /// Whether somebody is of the shop's staff.
  func has(_ party: Party) -> Bool {
    guard let subject = party.subject else { return false }
    return switch party.role {
    case .producer: producer(subject) != nil
    case .deliveryCompany: deliveryCompany(subject) != nil
    case .operator: operators.contains { $0.id == subject }
    case .customer, .system: false
    }
  }
}
