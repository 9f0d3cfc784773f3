import NetworkAddress

/// Which addresses the house connects to.
struct AddressRules: Sendable {
  /// Whether an endpoint may be on the shop's own machine or network.
  let allowsPrivate: Bool

  /// Why an address is refused: what it is; nil if it may be connected to.
  func refusal(of address: IPAddress) -> String? {
    if let embedded = address.embedded, let refusal = refusal(of: embedded) {
      return "an embedding of \(embedded), which is \(refusal)"
    }
    if let block = AddressBlock.specialPurpose.first(where: { $0.contains(address) }) {
      return allowsPrivate && block.isPrivate ? nil : "\(block.meaning) (\(block.source))"
    }
    if case .v6 = address, address.embedded == nil, AddressBlock.globalUnicast?.contains(address) != true {
      return "not global unicast (RFC 4291, section 2.4)"
    }
    return nil
  }
}
