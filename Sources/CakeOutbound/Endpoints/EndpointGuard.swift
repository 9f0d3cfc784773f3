import NetworkAddress

/// Lets nothing out of the house to where it should not go: to an endpoint without TLS, or into the shop's
/// own network, whatever a name resolves to.
public struct EndpointGuard: Sendable {
  private let rules: AddressRules
  private let resolver: any HostResolver

  /// A guard.
  ///
  /// - Parameters:
  ///   - allowPrivate: Whether endpoints may be on the shop's own machine or network, and without TLS.
  ///   - resolver: Finds the addresses of hosts.
  public init(allowPrivate: Bool, resolver: any HostResolver = SystemHostResolver()) {
    self.rules = AddressRules(allowsPrivate: allowPrivate)
    self.resolver = resolver
  }

  /// What can be said of an endpoint without asking anybody: its form, its scheme, its host if that is an
  /// address.
  ///
  /// - Throws: ``EndpointRefusal``.
  @discardableResult
  public func read(_ endpoint: String) throws(EndpointRefusal) -> WebhookEndpoint {
    let endpoint = try WebhookEndpoint(endpoint)
    guard endpoint.isSecure || rules.allowsPrivate else { throw .insecure }
    if let address = endpoint.address { try check(address) }
    return endpoint
  }

  /// An endpoint that may be connected to, at the very addresses that were checked: whoever asks a name
  /// server again may get another answer.
  ///
  /// If one of a host's addresses is refused, the host is: nobody has an honest reason for such a mix.
  ///
  /// - Throws: ``EndpointRefusal``.
  public func check(_ endpoint: String) async throws(EndpointRefusal) -> CheckedEndpoint {
    let endpoint = try read(endpoint)
    if let address = endpoint.address { return CheckedEndpoint(endpoint: endpoint, addresses: [address]) }
    let addresses: [IPAddress]
    do {
      addresses = try await resolver.addresses(of: endpoint.host)
    } catch {
      throw .unresolved(error.reason)
    }
    guard !addresses.isEmpty else { throw .unresolved("it has no address") }
    for address in addresses { try check(address) }
    return CheckedEndpoint(endpoint: endpoint, addresses: addresses)
  }

  private func check(_ address: IPAddress) throws(EndpointRefusal) {
    if let meaning = rules.refusal(of: address) { throw .forbiddenAddress(address, meaning) }
  }
}
