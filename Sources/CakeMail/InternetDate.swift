/// Date and time as emails have them (RFC 5322, section 3.3), in UTC.
enum InternetDate {
  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Thu, 24 Dec 2026 08:00:00 +0000`; earlier than 1970 becomes 1970, later than 9999 becomes 9999.
  static func text(epochSeconds: Int64) -> String {
    let seconds = Int(min(max(epochSeconds, 0), 253_402_300_799))
    let (days, time) = (seconds / 86_400, seconds % 86_400)
    let date = civil(days: days)
    let clock = "\(two(time / 3_600)):\(two(time / 60 % 60)):\(two(time % 60))"
    return "\(weekdays[days % 7]), \(two(date.day)) \(months[date.month - 1]) \(date.year) \(clock) +0000"
  }

  /// The Gregorian date of a day, counted from 1970-01-01. Years are taken from March on, so that the leap
  /// day is the last of its year.
  private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let (era, dayOfEra) = (shifted / 146_097, shifted % 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func two(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
