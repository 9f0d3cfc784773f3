import JWTKit

/// What a staff token says (RFC 7519, section 4.1, and the role).
struct StaffTokenClaims: JWTPayload {
  var role: String
  var sub: SubjectClaim
  var jti: IDClaim
  var iat: IssuedAtClaim
  var exp: ExpirationClaim

  /// Nothing here: times are compared with the shop's clock, where the token is used.
  func verify(using algorithm: some JWTAlgorithm) async throws {}
}
