public import CakeOrdering
import JWTKit
import Synchronization

/// Tells staff by their tokens: JWTs signed with ES256 (RFC 7518, section 3.4). Needs the public key alone.
public struct StaffTokens: Sendable {
  private let keys: JWTKeyCollection
  private let shop: Shop
  private let clock: any WallClock
  private let revoked: RevokedTokens
  private let verified = VerifiedTokens()
  /// The longest token that is looked at, in bytes.
  private static let longest = 2000

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
    keys = JWTKeyCollection()
    await keys.add(ecdsa: try ES256PublicKey(pem: pem))
    self.shop = shop
    self.clock = clock
    self.revoked = RevokedTokens(registry: registry)
  }

  /// Whose token it is; nil for one that is forged, expired, revoked, or of nobody the shop file has.
  ///
  /// - Throws: ``OrderingError/unavailable(retryAfter:reason:)`` if nobody can tell whether it was revoked.
  public func party(of token: String) async throws(OrderingError) -> Party? {
    let now = clock.now()
    guard let staff = await verify(token), staff.expiresAt > now else { return nil }
    guard shop.has(staff.party), try await !revoked.contains(staff.id, at: now) else { return nil }
    return staff.party
  }

  private func verify(_ token: String) async -> IssuedToken? {
    if let known = verified.token(token) { return known }
    guard token.utf8.count <= Self.longest else { return nil }
    let bytes = Array(token.utf8)
    guard let header = try? DefaultJWTParser().parse(bytes, as: StaffTokenClaims.self).header,
      // The one algorithm that is used here, whatever else the library can do, and no extension.
      header.alg == "ES256", header.crit == nil,
      let claims = try? await keys.verify(bytes, as: StaffTokenClaims.self),
      let role = Role(rawValue: claims.role)
    else { return nil }
    let staff = IssuedToken(
      id: claims.jti.value, party: Party(role, claims.sub.value),
      issuedAt: Timestamp(claims.iat.value), expiresAt: Timestamp(claims.exp.value))
    verified.keep(token, staff)
    return staff
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
