/// A day of the proleptic Gregorian calendar, in no time zone (ISO 8601 `YYYY-MM-DD`).
public struct LocalDate: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  public let daysSinceEpoch: Int

  /// The last day that can be written with four digits of a year, 9999-12-31.
  public static let latest = LocalDate(daysSinceEpoch: 2_932_896)

  /// The day that lies so many days after 1970-01-01.
  public init(daysSinceEpoch: Int) {
    self.daysSinceEpoch = daysSinceEpoch
  }

  /// A day by its year, month and day; nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    self.daysSinceEpoch = Self.days(year: year, month: month, day: day)
    guard self.components == (year, month, day) else { return nil }
  }

  /// Reads `YYYY-MM-DD` and nothing else; nil for any other text or a day that does not exist.
  public init?(_ text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-"),
      let year = DecimalDigits.value(digits[0..<4]),
      let month = DecimalDigits.value(digits[5..<7]),
      let day = DecimalDigits.value(digits[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The year, the month (1…12) and the day of the month.
  ///
  /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = daysSinceEpoch + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The day of the week it falls on.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday, the fourth day of an ISO 8601 week.
    let index = ((daysSinceEpoch + 3) % 7 + 7) % 7
    return Weekday.allCases[index]
  }

  /// The day that lies so many days later (earlier, if negative).
  public func adding(days: Int) -> LocalDate {
    LocalDate(daysSinceEpoch: daysSinceEpoch + days)
  }

  /// The natural order.
  public static func < (left: LocalDate, right: LocalDate) -> Bool {
    left.daysSinceEpoch < right.daysSinceEpoch
  }

  /// `days_from_civil` of the same source.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension LocalDate: CustomStringConvertible {
  /// The day as `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = components
    return DecimalDigits.text(year, width: 4) + "-" + DecimalDigits.text(month, width: 2) + "-"
      + DecimalDigits.text(day, width: 2)
  }
}
