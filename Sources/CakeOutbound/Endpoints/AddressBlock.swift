/// A block of addresses with a meaning of its own, so that no public endpoint lies in it.
struct AddressBlock: Sendable {
  /// What the addresses are, in words for an operator.
  let meaning: String
  /// Where that is said.
  let source: String
  /// Whether an endpoint can lie there where private endpoints are allowed: its own machine, its own network.
  let isPrivate: Bool

  private let first: IPAddress
  private let length: Int

  /// A block as the registries write it: `10.0.0.0/8`. Nil where the text is none.
  init?(_ block: String, _ meaning: String, _ source: String, isPrivate: Bool = false) {
    let parts = block.split(separator: "/")
    guard parts.count == 2, let first = IPAddress(String(parts[0])), let length = Int(parts[1]) else {
      return nil
    }
    self.first = first
    self.length = length
    self.meaning = meaning
    self.source = source
    self.isPrivate = isPrivate
  }

  /// Whether an address lies in the block.
  func contains(_ address: IPAddress) -> Bool {
    switch (first, address) {
    case (.v4(let first), .v4(let bits)):
      return Self.agree(UInt64(first) << 32, UInt64(bits) << 32, length)
    case (.v6(let firstHigh, let firstLow), .v6(let high, let low)):
      return Self.agree(firstHigh, high, min(length, 64)) && Self.agree(firstLow, low, max(length - 64, 0))
    default:
      return false
    }
  }

  /// Whether the highest bits of both are the same.
  private static func agree(_ left: UInt64, _ right: UInt64, _ length: Int) -> Bool {
    length == 0 || (left ^ right) >> UInt64(64 - length) == 0
  }
}
