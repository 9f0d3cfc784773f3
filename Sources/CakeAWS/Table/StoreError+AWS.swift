import AWSClient
import CakeJSON
import CakeOrdering

extension StoreError {
  /// How long to wait until something that passes is tried again.
  static let pause = Duration.seconds(1)
  /// How long to wait for somebody to mend what is wrong.
  private static let repair = Duration.seconds(30)

  /// What a call of AWS reports, without anything of what was sent.
  init(aws error: AWSError) {
    switch error.kind {
    case .throttled, .unavailable, .timeout:
      self = .unavailable(retryAfter: Self.pause, reason: "DynamoDB: \(error)")
    case .cancelled:
      self = .unavailable(retryAfter: .zero, reason: "the request was given up")
    case .credentials, .configuration:
      self = .unavailable(retryAfter: Self.repair, reason: "DynamoDB: \(error)")
    case .service(let code) where Self.isMendable(code):
      self = .unavailable(retryAfter: Self.repair, reason: "DynamoDB: \(error)")
    case .service:
      self = .unreadable(reason: "DynamoDB: \(error)")
    }
  }

  /// Whether a refusal is about rights or the table, which an operator can put right while the shop runs.
  private static func isMendable(_ code: String) -> Bool {
    [
      "AccessDeniedException", "ExpiredTokenException", "IncompleteSignatureException",
      "InvalidSignatureException", "MissingAuthenticationTokenException", "ResourceInUseException",
      "ResourceNotFoundException", "UnrecognizedClientException",
    ].contains(code)
  }

  /// A document that cannot be read.
  init(document error: DocumentError) {
    self = .unreadable(reason: error.reason)
  }
}
