/// Walks over the text of a time zone string. Every function returns nil or false where the text does not
/// have what it looks for; then the whole text is refused.
struct POSIXTimeZoneParser {
  private var rest: ArraySlice<UInt8>

  init(_ text: some Sequence<UInt8>) {
    rest = ArraySlice(text)
  }

  var isAtEnd: Bool { rest.isEmpty }

  func isAt(_ byte: UInt8) -> Bool { rest.first == byte }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// A designation of at least three letters, or of letters, digits and signs between `<` and `>`.
  mutating func skipName() -> Bool {
    guard skip("<") else {
      let letters = rest.prefix(while: Self.isLetter)
      rest.removeFirst(letters.count)
      return letters.count >= 3
    }
    let name = rest.prefix { Self.isLetter($0) || Self.isDigit($0) || $0 == 0x2B || $0 == 0x2D }
    rest.removeFirst(name.count)
    return name.count >= 3 && skip(">")
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  mutating func signedTime(hours: ClosedRange<Int>) -> Int? {
    let isNegative = skip("-")
    if !isNegative { _ = skip("+") }
    guard let hour = number(in: hours) else { return nil }
    var seconds = hour * 3_600
    if skip(":") {
      guard let minute = number(in: 0...59) else { return nil }
      seconds += minute * 60
      if skip(":") {
        guard let second = number(in: 0...59) else { return nil }
        seconds += second
      }
    }
    return isNegative ? -seconds : seconds
  }

  /// A day, and after a slash the time if it is not two o'clock.
  mutating func rule() -> YearlyRule? {
    guard let day = day() else { return nil }
    guard skip("/") else { return YearlyRule(day: day, time: 7_200) }
    guard let time = signedTime(hours: 0...167) else { return nil }
    return YearlyRule(day: day, time: time)
  }

  private mutating func day() -> YearlyRule.Day? {
    if skip("J") { return number(in: 1...365).map(YearlyRule.Day.julian) }
    guard skip("M") else { return number(in: 0...365).map(YearlyRule.Day.zeroBased) }
    guard let month = number(in: 1...12), skip("."), let week = number(in: 1...5), skip("."),
      let weekday = number(in: 0...6)
    else { return nil }
    return .weekday(month: month, week: week, weekday: weekday)
  }

  private mutating func number(in range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix(while: Self.isDigit)
    guard (1...3).contains(digits.count) else { return nil }
    rest.removeFirst(digits.count)
    let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return range.contains(value) ? value : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
