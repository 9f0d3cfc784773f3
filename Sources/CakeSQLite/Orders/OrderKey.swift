import CakeOrdering

/// A number by which orders are searched: that of an order's number, or of a customer's email address.
enum OrderKey {
  /// How many orders share a run of keys. A search descends once into each run and looks through the orders
  /// whose run is not complete.
  static let runLength: Int64 = 2048

  /// The key of an order's number: its forty bits.
  static func number(_ number: OrderNumber) -> Int64 { Int64(number.value) }

  /// The key of an address in any spelling: negative, so that it is no number's. Two addresses may share one,
  /// so what is found is compared with the address itself.
  ///
  /// FNV-1a over 64 bits (draft-eastlake-fnv), which stays the same for good.
  static func email(_ address: EmailAddress) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in address.folded.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return Int64(bitPattern: hash | 1 << 63)
  }
}
