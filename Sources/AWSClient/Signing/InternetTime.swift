/// Instants as services write them.
enum InternetTime {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The instant of a time in UTC, `2015-08-30T12:36:00Z`, perhaps with a fraction (RFC 3339, section 5.6).
  /// In seconds since 1970; nil for any other text.
  static func secondsSinceEpoch(_ text: String) -> Int64? {
    let parts = text.split(separator: "T")
    guard parts.count == 2, parts[1].last == "Z" else { return nil }
    let date = parts[0].split(separator: "-", omittingEmptySubsequences: false).map(number)
    let time = parts[1].dropLast().prefix { $0 != "." }
    guard date.count == 3, let year = date[0], let month = date[1], let day = date[2] else { return nil }
    return instant(year, month, day, time)
  }

  /// The instant of an HTTP date in the form that servers must write,
  /// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
  static func secondsSinceEpoch(httpDate text: String) -> Int64? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let day = number(words[1]),
      let month = months.firstIndex(of: String(words[2])), let year = number(words[3])
    else { return nil }
    return instant(year, Int64(month) + 1, day, words[4])
  }

  private static func instant(_ year: Int64, _ month: Int64, _ day: Int64, _ time: Substring) -> Int64? {
    let parts = time.split(separator: ":", omittingEmptySubsequences: false).map(number)
    guard (1...12).contains(month), (1...31).contains(day), parts.count == 3,
      let hour = parts[0], hour < 24, let minute = parts[1], minute < 60,
      // A leap second is 60.
      let second = parts[2], second <= 60
    else { return nil }
    let days = CivilDate.daysSinceEpoch(year: year, month: month, day: day)
    return days * 86_400 + hour * 3600 + minute * 60 + second
  }

  private static func number(_ text: Substring) -> Int64? {
    (1...4).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) } ? Int64(text) : nil
  }
}
