import Crypto

extension OrderID {
  /// A new id: version 7, so that ids made later sort later (RFC 9562, section 5.7).
  public static func new(at now: Timestamp, random: some RandomSource) -> OrderID {
    let milliseconds = UInt64(bitPattern: now.millisecondsSinceEpoch) & 0xFFFF_FFFF_FFFF
    let bits = random.next()
    return OrderID(
      high: milliseconds << 16 | 0x7000 | bits & 0x0FFF,
      low: 0x8000_0000_0000_0000 | random.next() >> 2)
  }

  /// The id of the order that a customer places with an idempotency key: version 8, the same for the same
  /// key and email, so that a repeat finds its order (RFC 9562, section 5.8).
  public static func derived(from key: IdempotencyKey, email: String) -> OrderID {
    var hash = SHA256()
    hash.update(data: Array("cake-ordering/order/1\u{0}".utf8))
    hash.update(data: Array(key.text.utf8))
    hash.update(data: [0])
    hash.update(data: Array(email.lowercased().utf8))
    let bytes = hash.finalize().prefix(16)
    let high = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let low = bytes.suffix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return OrderID(
      high: high & ~0xF000 | 0x8000,
      low: low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
  }
}
