import ArgumentParser

/// A line of an order as it is given on the command line: `id[:quantity[:inscription]]`.
struct CakeLine: ExpressibleByArgument, Equatable {
  let cakeID: String
  let quantity: Int
  let inscription: String?

  /// Reads the form above; nil for any other text. What follows the second colon is the inscription,
  /// colons and all.
  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard let id = parts.first, !id.isEmpty else { return nil }
    cakeID = String(id)
    if parts.count > 1, !parts[1].isEmpty {
      guard let quantity = Int(parts[1]), quantity > 0 else { return nil }
      self.quantity = quantity
    } else {
      quantity = 1
    }
    inscription = parts.count > 2 && !parts[2].isEmpty ? String(parts[2]) : nil
  }
}
