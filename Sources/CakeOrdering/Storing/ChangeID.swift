/// What one change is called, for good: 128 random bits.
public struct ChangeID: Sendable, Hashable {
  /// The first half.
  public let high: UInt64
  /// The second half.
  public let low: UInt64

  /// The id of these bits.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// A new id.
  public init(random: some RandomSource) {
    self.init(high: random.next(), low: random.next())
  }
}
