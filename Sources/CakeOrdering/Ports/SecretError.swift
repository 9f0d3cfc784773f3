/// Why a secret was not found. Names the place, never the secret.
public enum SecretError: Error, Sendable, Equatable {
  /// There is none at that place, or an empty one.
  case missing(String)
  /// The place cannot be read.
  case unreadable(String)
  /// Secrets are not kept in such a place here.
  case unsupported(String)
  /// Whoever keeps it did not answer; trying again can help.
  case unavailable(String)

  /// What is wrong, for logs.
  public var reason: String {
    switch self {
    case .missing(let place): "there is no secret at \(place)"
    case .unreadable(let place): "the secret at \(place) cannot be read"
    case .unsupported(let place): "secrets are not kept at \(place) in this deployment"
    case .unavailable(let place): "the secret at \(place) cannot be had at the moment"
    }
  }
}
