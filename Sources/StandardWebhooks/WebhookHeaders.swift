/// The three headers that make a request a webhook (Standard Webhooks, "Webhook Headers").
public struct WebhookHeaders: Sendable, Equatable {
  /// The name of the header that carries ``id``.
  public static let idName = "webhook-id"
  /// The name of the header that carries ``timestamp``.
  public static let timestampName = "webhook-timestamp"
  /// The name of the header that carries ``signature``.
  public static let signatureName = "webhook-signature"

  /// Identifies the message, the same on every try; receivers deduplicate on it.
  public var id: String
  /// When this try was made: whole seconds since 1970-01-01T00:00:00Z, in decimal digits.
  public var timestamp: String
  /// One or more signatures, `<version>,<base64>`, a space between two.
  public var signature: String

  /// Headers as they were made or received.
  public init(id: String, timestamp: String, signature: String) {
    self.id = id
    self.timestamp = timestamp
    self.signature = signature
  }

  /// Reads the headers of a request.
  ///
  /// - Parameter value: Gives the value of a header by its lower-case name, nil if it is not there.
  /// - Throws: ``WebhookVerificationError/missingHeader(_:)`` for the first that is missing or empty.
  public init(_ value: (String) -> String?) throws(WebhookVerificationError) {
    func required(_ name: String) throws(WebhookVerificationError) -> String {
      guard let text = value(name), !text.isEmpty else { throw .missingHeader(name) }
      return text
    }
    try self.init(
      id: required(Self.idName), timestamp: required(Self.timestampName),
      signature: required(Self.signatureName))
  }

  /// Names and values, to be put on a request.
  public var fields: [(name: String, value: String)] {
    [(Self.idName, id), (Self.timestampName, timestamp), (Self.signatureName, signature)]
  }
}
