import CakeOrdering

/// One of the parts over which busy keys of indexes are spread, so that none takes all of a moment's writes: a
/// partition of DynamoDB takes 1,000 write units a second.
struct Shard: Sendable, Hashable {
  /// Which one it is.
  let number: Int

  /// How many there are. Stored: with another number, what was stored before would not be found.
  static let count = 8

  /// All of them.
  static let all = (0..<count).map { Shard(number: $0) }

  init(number: Int) {
    self.number = number
  }

  /// An order's, by the random bits of its id.
  init(of order: OrderID) {
    number = Int(order.low % UInt64(Self.count))
  }

  /// That of anything else by its name: FNV-1a, the same in every process.
  init(of name: String) {
    let hash = name.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    number = Int((hash ^ hash >> 29) % UInt64(Self.count))
  }
}
