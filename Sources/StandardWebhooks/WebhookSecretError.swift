/// Why a text is no webhook secret. Repeats nothing of it.
public enum WebhookSecretError: Error, Sendable, Equatable {
  /// It does not start with `whsec_`.
  case missingPrefix

  /// What follows the prefix is not base64 (RFC 4648, section 4, padded).
  case invalidBase64

  /// It has this many bytes, not 24 to 64.
  case unsuitableLength(Int)
}

extension WebhookSecretError: CustomStringConvertible {
  /// One sentence for the operator.
  public var description: String {
    switch self {
    case .missingPrefix: "a webhook secret starts with \"whsec_\""
    case .invalidBase64: "a webhook secret is base64 after \"whsec_\""
    case .unsuitableLength(let count): "a webhook secret has 24 to 64 bytes, not \(count)"
    }
  }
}
