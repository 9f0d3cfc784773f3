/// What an order is called everywhere: a UUID of version 7, or 8 where it follows from an idempotency key
/// (RFC 9562, sections 5.7 and 5.8).
public struct OrderID: Sendable, Hashable, Comparable {
  /// The first eight bytes, the most significant first.
  public let high: UInt64
  /// The last eight bytes.
  public let low: UInt64

  /// The UUID of these sixteen bytes.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The natural order.
  public static func < (left: OrderID, right: OrderID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
