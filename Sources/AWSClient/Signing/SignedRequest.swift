import Crypto

/// What a signature covers: a request before it is signed, its headers complete but for the signature's own.
struct SignedRequest {
  var method: String
  /// The path as it is sent.
  var path: String
  /// What follows the question mark, as it is sent; empty if nothing does.
  var query = ""
  /// Names in any case; the host's is among them.
  var headers: [(name: String, value: String)]
  /// The SHA-256 of the body, in hexadecimal digits.
  var bodyDigest: String

  /// The digest of a body, as it goes into a signature.
  static func digest(of body: some Collection<UInt8>) -> String {
    Hexadecimal.text(SHA256.hash(data: Array(body)))
  }
}
