import Crypto

/// Signs webhooks with version `v1` of the Standard Webhooks specification: HMAC-SHA256 over
/// `id.timestamp.body`.
///
/// With several secrets it signs once with each, so that a receiver who knows any one of them is
/// served while secrets are rotated.
public struct WebhookSigner: Sendable {
  private let secrets: [WebhookSecret]

  /// A signer with one secret.
  public init(_ secret: WebhookSecret) {
    secrets = [secret]
  }

  /// A signer with all of these secrets, or nil if there are none.
  public init?(secrets: [WebhookSecret]) {
    guard !secrets.isEmpty else { return nil }
    self.secrets = secrets
  }

  /// The headers to send with a body.
  ///
  /// - Parameters:
  ///   - id: Identifies the message, the same on every try. No full stop in it: the specification joins
  ///     the signed parts with one.
  ///   - epochSeconds: When this try is made, in seconds since 1970-01-01T00:00:00Z.
  ///   - body: The bytes of the body exactly as they go over the wire.
  public func headers(id: String, at epochSeconds: Int64, body: [UInt8]) -> WebhookHeaders {
    let timestamp = String(epochSeconds)
    let content = WebhookSignature.content(id: id, timestamp: timestamp, body: body)
    let signatures = secrets.map { WebhookSignature.header(WebhookSignature.code(content, with: $0)) }
    return WebhookHeaders(id: id, timestamp: timestamp, signature: signatures.joined(separator: " "))
  }
}
