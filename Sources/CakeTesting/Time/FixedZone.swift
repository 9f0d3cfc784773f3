public import CakeOrdering

/// A zone whose clocks are never changed.
public struct FixedZone: ZoneRules {
  /// Seconds ahead of UTC.
  public let offset: Int

  /// UTC itself.
  public static let utc = FixedZone(offset: 0)

  /// A zone so many seconds ahead of UTC.
  public init(offset: Int) {
    self.offset = offset
  }

  /// The same at every instant.
  public func secondsAheadOfUTC(at epochSeconds: Int64) -> Int { offset }
}
