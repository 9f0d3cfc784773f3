/// A year of the Gregorian calendar, extended in both directions.
struct GregorianYear {
  let year: Int

  init(_ year: Int) {
    self.year = year
  }

  /// The year that a moment is in, given in seconds since 1970.
  init(containing seconds: Int) {
    let day = Self.floor(seconds, 86_400)
    // A year has 146 097 / 400 days; the estimate is off by one at most.
    var year = 1970 + Self.floor(day * 400, 146_097)
    if GregorianYear(year).firstDay > day { year -= 1 }
    if GregorianYear(year + 1).firstDay <= day { year += 1 }
    self.year = year
  }

  var isLeap: Bool { (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 }

  /// Days from 1970-01-01 to January 1 of this year.
  var firstDay: Int {
    let before = year - 1
    let leapDays = Self.floor(before, 4) - Self.floor(before, 100) + Self.floor(before, 400)
    return before * 365 + leapDays - 719_162
  }

  /// Days from January 1 to the first of a month, 1 to 12.
  func daysBefore(month: Int) -> Int {
    let days = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1]
    return month > 2 && isLeap ? days + 1 : days
  }

  /// 28 to 31, for a month from 1 to 12.
  func days(inMonth month: Int) -> Int {
    switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func floor(_ dividend: Int, _ divisor: Int) -> Int {
    dividend >= 0 ? dividend / divisor : -((divisor - 1 - dividend) / divisor)
  }
}
