public import CakeOrdering

/// The time of Berlin since 1996, by its rule rather than from a file: an hour ahead of UTC, two in summer,
/// which lasts from the last Sunday of March to the last Sunday of October, 01:00 UTC each (Directive
/// 2000/84/EC).
public struct CentralEuropeanTime: ZoneRules {
  /// The rule.
  public init() {}

  /// Seconds that local clocks are ahead of UTC at an instant.
  public func secondsAheadOfUTC(at epochSeconds: Int64) -> Int {
    let day = LocalDate(daysSinceEpoch: Int((Double(epochSeconds) / 86_400).rounded(.down)))
    let year = day.components.year
    let summer = Self.change(year, month: 3)..<Self.change(year, month: 10)
    return summer.contains(epochSeconds) ? 7200 : 3600
  }

  /// The last Sunday of a month of 31 days, 01:00 UTC.
  private static func change(_ year: Int, month: Int) -> Int64 {
    guard var day = LocalDate(year: year, month: month, day: 31) else { return 0 }
    while day.weekday != .sunday { day = day.adding(days: -1) }
    return Int64(day.daysSinceEpoch) * 86_400 + 3600
  }
}
