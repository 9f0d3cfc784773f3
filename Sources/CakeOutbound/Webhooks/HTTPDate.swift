import CakeOrdering

/// Dates in HTTP headers, in the three forms that a recipient must read (RFC 9110, section 5.6.7).
enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The instant a date names; nil for any other text.
  static func instant(_ text: String) -> Timestamp? {
    let words = text.split(separator: " ")
    switch words.count {
    case 6 where words[5] == "GMT":  // Sun, 06 Nov 1994 08:49:37 GMT
      return instant(year: words[3], month: words[2], day: words[1], time: words[4])
    case 5:  // Sun Nov  6 08:49:37 1994
      return instant(year: words[4], month: words[1], day: words[2], time: words[3])
    case 4 where words[3] == "GMT":  // Sunday, 06-Nov-94 08:49:37 GMT
      let date = words[1].split(separator: "-")
      guard date.count == 3, date[2].utf8.count == 2, let year = number(date[2]) else { return nil }
      // Written by nothing made since 2000, so the century is a guess that no one will miss.
      return instant(
        year: "\(year < 70 ? 2000 + year : 1900 + year)", month: date[1], day: date[0], time: words[2])
    default:
      return nil
    }
  }

  private static func instant(year: Substring, month: Substring, day: Substring, time: Substring)
    -> Timestamp?
  {
    let parts = time.split(separator: ":", omittingEmptySubsequences: false)
    guard year.utf8.count == 4, let year = number(year),
      let month = months.firstIndex(of: String(month)), let day = number(day),
      let date = LocalDate(year: year, month: month + 1, day: day), parts.count == 3,
      let hour = number(parts[0]), hour < 24, let minute = number(parts[1]), minute < 60,
      // A leap second is 60.
      let second = number(parts[2]), second <= 60
    else { return nil }
    let seconds = date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second
    return Timestamp(secondsSinceEpoch: Int64(seconds))
  }

  private static func number(_ text: some StringProtocol) -> Int? {
    (1...4).contains(text.utf8.count) && text.utf8.allSatisfy(ASCII.isDigit) ? Int(text) : nil
  }
}
