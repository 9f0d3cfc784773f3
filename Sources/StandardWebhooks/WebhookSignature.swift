import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What signer and verifier must agree on: which bytes are signed, and how a signature is written.
enum WebhookSignature {
  static let version = "v1"

  /// The bytes that are signed: `id.timestamp.body`.
  static func content(id: String, timestamp: String, body: [UInt8]) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(id.utf8.count + timestamp.utf8.count + body.count + 2)
    content.append(contentsOf: id.utf8)
    content.append(UInt8(ascii: "."))
    content.append(contentsOf: timestamp.utf8)
    content.append(UInt8(ascii: "."))
    content.append(contentsOf: body)
    return content
  }

  static func code(_ content: [UInt8], with secret: WebhookSecret) -> HMAC<SHA256>.MAC {
    HMAC<SHA256>.authenticationCode(for: content, using: secret.key)
  }

  /// A signature as it stands in the header: `v1,<base64>`.
  static func header(_ code: HMAC<SHA256>.MAC) -> String {
    "\(version),\(Data(code).base64EncodedString())"
  }

  /// The codes in a header that this version can verify. Others, such as `v1a`, are skipped: the
  /// specification allows a sender to use several kinds at once.
  static func codes(in header: String) -> [Data] {
    header.split(separator: " ").compactMap { signature in
      let parts = signature.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0] == version else { return nil }
      return Data(base64Encoded: String(parts[1]))
    }
  }
}
