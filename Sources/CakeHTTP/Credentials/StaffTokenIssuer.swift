public import CakeOrdering
import JWTKit

/// Makes staff tokens. Needs the private key, which servers and functions do without.
public struct StaffTokenIssuer: Sendable {
  private let keys: JWTKeyCollection
  private let shop: Shop
  private let registry: any TokenRegistry
  private let clock: any WallClock
  private let random: any RandomSource

  /// Why no token is made.
  public enum Refusal: Error, Sendable, Equatable {
    /// The shop file has nobody of that id in that role.
    case unknownSubject
    /// A token lasts at least a second.
    case lifetimeTooShort
  }

  /// Reads the private key.
  ///
  /// - Parameter pem: A P-256 private key in PEM; see ``SigningKey``.
  /// - Throws: if the text is no such key.
  public init(
    privateKey pem: String, shop: Shop, registry: any TokenRegistry, clock: any WallClock,
    random: any RandomSource
  ) async throws {
    keys = JWTKeyCollection()
    await keys.add(ecdsa: try ES256PrivateKey(pem: pem))
    self.shop = shop
    self.registry = registry
    self.clock = clock
    self.random = random
  }

  /// Why a token is made.
  public enum Origin: Sendable {
    /// Somebody asked for it, to keep it.
    case command
    /// Somebody signs in by a link; it ends with the session. Its id says so, see ``IssuedToken/isFromSignInLink``.
    case signInLink
  }

  /// Makes a token for somebody of the shop file and keeps that it was issued.
  ///
  /// - Returns: The token, which is kept nowhere, and what is kept of it.
  /// - Throws: ``Refusal``, or ``StoreError`` if it cannot be kept.
  public func issue(_ role: Role, subject: String, lifetime: Duration, origin: Origin = .command) async throws
    -> (
      token: String, record: IssuedToken
    )
  {
    let party = Party(role, subject)
    guard shop.has(party) else { throw Refusal.unknownSubject }
    guard lifetime >= .seconds(1) else { throw Refusal.lifetimeTooShort }
    // Tokens keep whole seconds.
    let now = Timestamp(secondsSinceEpoch: clock.now().secondsSinceEpoch)
    let number = "\(OrderID.new(at: now, random: random))"
    let id = origin == .signInLink ? IssuedToken.signInLinkPrefix + number : number
    let record = IssuedToken(id: id, party: party, issuedAt: now, expiresAt: now.adding(lifetime))
    let claims = StaffTokenClaims(
      role: role.rawValue, sub: SubjectClaim(value: subject), jti: IDClaim(value: id),
      iat: IssuedAtClaim(value: record.issuedAt.date), exp: ExpirationClaim(value: record.expiresAt.date))
    let token = try await keys.sign(claims)
    try await registry.record(record)
    return (token, record)
  }
}
