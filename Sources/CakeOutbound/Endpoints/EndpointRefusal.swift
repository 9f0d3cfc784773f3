public import NetworkAddress

/// Why nothing is sent to an endpoint. Repeats nothing of the URL, whose path may be a secret.
public enum EndpointRefusal: Error, Sendable, Equatable {
  /// It is no URL that an endpoint can have.
  case malformed(String)
  /// It holds a user name or a password.
  case credentials
  /// It is not https.
  case insecure
  /// Its host has an address that nothing is sent to, and what that address is.
  case forbiddenAddress(IPAddress, String)
  /// Its host was not found, or not in time.
  case unresolved(String)

  /// What is wrong, for logs.
  public var reason: String {
    switch self {
    case .malformed(let reason): "the endpoint's URL is refused: \(reason)"
    case .credentials: "the endpoint's URL is refused: it holds credentials"
    case .insecure: "the endpoint's URL is refused: it is not https"
    case .forbiddenAddress(let address, let meaning):
      "the endpoint's host is at \(address), which is \(meaning)"
    case .unresolved(let reason): "the endpoint's host was not found: \(reason)"
    }
  }
}
