import Crypto

/// Verifies webhooks that were signed with version `v1` of the Standard Webhooks specification.
///
/// It refuses what is older or newer than the tolerance, so that a recorded request is of no use later.
/// Inside the tolerance the receiver must still deduplicate on the id.
public struct WebhookVerifier: Sendable {
  /// How far, in seconds, the timestamp may be from the receiver's clock unless told otherwise: five minutes.
  public static let defaultTolerance: Int64 = 300

  private let secrets: [WebhookSecret]
  private let tolerance: Int64

  /// A verifier that knows one secret.
  ///
  /// - Parameter tolerance: How many seconds the timestamp may be off, either way.
  public init(_ secret: WebhookSecret, tolerance: Int64 = defaultTolerance) {
    self.secrets = [secret]
    self.tolerance = tolerance
  }

  /// A verifier that accepts a signature of any of these secrets, or nil if there are none.
  ///
  /// - Parameter tolerance: How many seconds the timestamp may be off, either way.
  public init?(secrets: [WebhookSecret], tolerance: Int64 = defaultTolerance) {
    guard !secrets.isEmpty else { return nil }
    self.secrets = secrets
    self.tolerance = tolerance
  }

  /// Returns if the body was signed with one of the secrets, and lately.
  ///
  /// - Parameters:
  ///   - headers: The three headers as they were received.
  ///   - body: The bytes of the body exactly as they came over the wire.
  ///   - epochSeconds: What time it is, in seconds since 1970-01-01T00:00:00Z.
  /// - Throws: ``WebhookVerificationError`` that says why the request must be refused.
  public func verify(
    _ headers: WebhookHeaders, body: [UInt8], now epochSeconds: Int64
  ) throws(WebhookVerificationError) {
    try checkTimestamp(headers.timestamp, now: epochSeconds)
    let candidates = WebhookSignature.codes(in: headers.signature)
    let content = WebhookSignature.content(id: headers.id, timestamp: headers.timestamp, body: body)
    let isSigned = secrets.contains { secret in
      let code = WebhookSignature.code(content, with: secret)
      // Crypto compares codes with data in constant time.
      return candidates.contains { code == $0 }
    }
    guard isSigned else { throw .noMatchingSignature }
  }

  private func checkTimestamp(_ text: String, now: Int64) throws(WebhookVerificationError) {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard text.utf8.allSatisfy(digits.contains), let timestamp = Int64(text) else { throw .invalidTimestamp }
    let (age, overflow) = now.subtractingReportingOverflow(timestamp)
    guard !overflow else { throw now > timestamp ? .tooOld : .tooNew }
    guard age <= tolerance else { throw .tooOld }
    guard age >= -tolerance else { throw .tooNew }
  }
}
