/// The rules of one time zone: how far local clocks are from UTC at any instant.
///
/// A port, because the system's own rules are not there on every platform the shop runs on:
/// a binary without ICU finds no time zone by its name.
public protocol ZoneRules: Sendable {
  /// Seconds that local clocks are ahead of UTC at an instant (negative west of Greenwich).
  ///
  /// - Parameter epochSeconds: Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  func secondsAheadOfUTC(at epochSeconds: Int64) -> Int
}
