import CakeOrdering

/// Tells one state of a board from another, the same wherever it is computed (FNV-1a, 64 bits).
struct BoardVersion {
  let text: String

  /// The version of a board with these orders on it.
  ///
  /// - Parameter late: How many of them are late, where the board says so: time changes that, without the orders.
  init(_ orders: some Sequence<Order>, unreadable: [UnreadableOrder], late: Int = 0) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    for order in orders {
      for byte in order.id.description.utf8 { add(byte) }
      add(UInt8(truncatingIfNeeded: order.version))
    }
    for order in unreadable {
      for byte in order.place.id.description.utf8 { add(byte) }
    }
    add(UInt8(truncatingIfNeeded: late))
    text = String(hash, radix: 36)
  }
}
