public import CakeOrdering

/// The public key of staff tokens, as `CAKE_TOKEN_KEY` says: the key itself in PEM, or where it is.
public enum TokenKey: Sendable, Equatable {
  /// The key itself, in PEM.
  case pem(String)
  /// Where the key is.
  case reference(SecretReference)
  /// Neither of both, or not set.
  case none

  /// What a setting says.
  public init(_ text: String?) {
    guard let text else {
      self = .none
      return
    }
    if text.contains("-----BEGIN") {
      self = .pem(text)
    } else {
      self = SecretReference(text).map { .reference($0) } ?? .none
    }
  }

  /// The key, in PEM.
  ///
  /// - Throws: ``SecretError`` if it is not where it should be.
  public func pem(_ secrets: any SecretSource) async throws(SecretError) -> String {
    switch self {
    case .pem(let text): text
    case .reference(let reference): try await secrets.secret(reference)
    case .none: throw .missing("CAKE_TOKEN_KEY")
    }
  }
}
