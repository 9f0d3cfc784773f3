import NetworkAddress

/// A block of addresses with a meaning of its own, so that no public endpoint lies in it.
struct AddressBlock: Sendable {
  /// What the addresses are, in words for an operator.
  let meaning: String
  /// Where that is said.
  let source: String
  /// Whether an endpoint can lie there where private endpoints are allowed: its own machine, its own network.
  let isPrivate: Bool

  private let range: NetworkRange

  /// A block as the registries write it: `10.0.0.0/8`. Nil where the text is none.
  init?(_ block: String, _ meaning: String, _ source: String, isPrivate: Bool = false) {
    guard let range = NetworkRange(block) else { return nil }
    self.range = range
    self.meaning = meaning
    self.source = source
    self.isPrivate = isPrivate
  }

  /// Whether an address lies in the block.
  func contains(_ address: IPAddress) -> Bool { range.contains(address) }
}
