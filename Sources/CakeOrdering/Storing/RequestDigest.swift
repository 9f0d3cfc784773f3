/// The SHA-256 of a request as decoded, by which a repeat is told from another request.
public struct RequestDigest: Sendable, Hashable {
  /// Thirty-two bytes.
  public let bytes: [UInt8]

  /// The digest of these bytes.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }
}
