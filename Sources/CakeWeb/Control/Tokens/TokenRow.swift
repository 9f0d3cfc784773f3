/// A token that was issued, as the operator sees it. The token itself is not kept.
struct TokenRow: Sendable {
  var id: String
  var holder: String
  var roleName: String
  var issued: String
  var expires: String
  var expiresIn: String
  /// Since when it is revoked; nil if it is good.
  var revoked: String?
  /// Whether it was made by a sign-in link, for one browser.
  var isSession: Bool
  /// Whether whoever looks is signed in by it.
  var isOwn: Bool
}
