public import NetworkAddress

/// An endpoint with the addresses it may be reached at.
public struct CheckedEndpoint: Sendable, Equatable {
  /// The endpoint.
  public let endpoint: WebhookEndpoint
  /// Its host's addresses, all of them checked, the best first; at least one.
  public let addresses: [IPAddress]
}
