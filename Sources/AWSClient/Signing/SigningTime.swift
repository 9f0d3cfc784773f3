/// An instant in the two forms that signatures use.
struct SigningTime: Hashable {
  /// `20150830T123600Z`.
  let dateTime: String

  /// `20150830`.
  var date: String { String(dateTime.prefix(8)) }

  /// - Parameter seconds: Since 1970.
  init(secondsSinceEpoch seconds: Int64) {
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let time = seconds - days * 86_400
    let (year, month, day) = CivilDate.date(daysSinceEpoch: days)
    dateTime =
      Self.digits(year, 4) + Self.digits(month, 2) + Self.digits(day, 2) + "T"
      + Self.digits(time / 3600, 2) + Self.digits(time / 60 % 60, 2) + Self.digits(time % 60, 2) + "Z"
  }

  private static func digits(_ number: Int64, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
