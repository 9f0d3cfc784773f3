public import NetworkAddress

/// Finds the addresses of a host. A port, so that answers can be told apart from what is done with them.
public protocol HostResolver: Sendable {
  /// The addresses of a host by its name, the best first.
  ///
  /// - Throws: ``HostResolutionError``, also where there are none.
  func addresses(of host: String) async throws(HostResolutionError) -> [IPAddress]
}
