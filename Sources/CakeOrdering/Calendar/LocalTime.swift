/// A time of the day on a local clock, to the minute (`HH:MM`).
public struct LocalTime: Sendable, Hashable, Comparable {
  /// Minutes since midnight, 0…1439.
  public let minutesSinceMidnight: Int

  /// A time by its minutes since midnight; what lies beyond a day is cut off.
  public init(minutesSinceMidnight: Int) {
    self.minutesSinceMidnight = min(max(minutesSinceMidnight, 0), 1439)
  }

  /// Reads `HH:MM` of a 24-hour clock; nil for any other text.
  public init?(_ text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 5, digits[2] == UInt8(ascii: ":"),
      let hour = DecimalDigits.value(digits[0..<2]), hour < 24,
      let minute = DecimalDigits.value(digits[3..<5]), minute < 60
    else { return nil }
    self.minutesSinceMidnight = hour * 60 + minute
  }

  /// The natural order.
  public static func < (left: LocalTime, right: LocalTime) -> Bool {
    left.minutesSinceMidnight < right.minutesSinceMidnight
  }
}

extension LocalTime: CustomStringConvertible {
  /// The time as `HH:MM`.
  public var description: String {
    DecimalDigits.text(minutesSinceMidnight / 60, width: 2) + ":"
      + DecimalDigits.text(minutesSinceMidnight % 60, width: 2)
  }
}
