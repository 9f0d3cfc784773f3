import CakeOrdering
import JWTKit

/// Verifies staff tokens by one public key, and remembers those it has verified.
final class TokenVerifier: Sendable {
  private let keys = JWTKeyCollection()
  private let verified = VerifiedTokens()
  /// The longest token that is looked at, in bytes.
  private static let longest = 2000

  /// - Parameter pem: A P-256 public key in PEM.
  /// - Throws: if the text is no such key.
  init(publicKey pem: String) async throws {
    await keys.add(ecdsa: try ES256PublicKey(pem: pem))
  }

  /// What a token says; nil for one that was not signed with the key. Whether it expired is not looked at.
  func verify(_ token: String) async -> IssuedToken? {
    if let known = verified.token(token) { return known }
    guard Self.isCandidate(token),
      let claims = try? await keys.verify(Array(token.utf8), as: StaffTokenClaims.self),
      let role = Role(rawValue: claims.role)
    else { return nil }
    let staff = IssuedToken(
      id: claims.jti.value, party: Party(role, claims.sub.value),
      issuedAt: Timestamp(claims.iat.value), expiresAt: Timestamp(claims.exp.value))
    verified.keep(token, staff)
    return staff
  }

  /// Whether a text has the form of a token that is signed with the one algorithm that is used here, whatever else
  /// the library can do, and needs no extension.
  static func isCandidate(_ token: String) -> Bool {
    guard token.utf8.count <= longest,
      let header = try? DefaultJWTParser().parse(Array(token.utf8), as: StaffTokenClaims.self).header
    else { return false }
    return header.alg == "ES256" && header.crit == nil
  }
}
