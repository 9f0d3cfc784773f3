extension Timestamp: CustomStringConvertible {
  /// The instant in UTC with milliseconds, `2026-12-24T09:30:00.000Z` (RFC 3339, section 5.6).
  public var description: String {
    let seconds = secondsSinceEpoch
    let day = Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
    let secondOfDay = Int(seconds) - day * 86_400
    let milliseconds = Int(millisecondsSinceEpoch - seconds * 1000)
    let (year, month, dayOfMonth) = LocalDate(daysSinceEpoch: day).components
    return String(unsafeUninitializedCapacity: 24) { buffer in
      func write(_ value: Int, _ width: Int, at start: Int) {
        var rest = value
        for index in stride(from: start + width - 1, through: start, by: -1) {
          buffer[index] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
      }
      _ = buffer.initialize(from: "0000-00-00T00:00:00.000Z".utf8)
      write(year, 4, at: 0)
      write(month, 2, at: 5)
      write(dayOfMonth, 2, at: 8)
      write(secondOfDay / 3600, 2, at: 11)
      write(secondOfDay / 60 % 60, 2, at: 14)
      write(secondOfDay % 60, 2, at: 17)
      write(milliseconds, 3, at: 20)
      return 24
    }
  }

  /// Reads a date and time with its offset (RFC 3339, section 5.6); fractions beyond milliseconds are
  /// cut off. Nil for any other text, a day that does not exist, or a leap second.
  public init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes.count <= 40,
      let date = LocalDate(String(decoding: bytes[0..<10], as: UTF8.self)),
      bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
      let time = LocalTime(String(decoding: bytes[11..<16], as: UTF8.self)),
      bytes[16] == UInt8(ascii: ":"),
      let second = DecimalDigits.value(bytes[17..<19]), second < 60,
      let (milliseconds, zone) = Self.fraction(bytes[19...]),
      let offset = Self.offset(zone)
    else { return nil }
    let minutes = Int64(date.daysSinceEpoch) * 1440 + Int64(time.minutesSinceMidnight) - Int64(offset)
    self.init(millisecondsSinceEpoch: (minutes * 60 + Int64(second)) * 1000 + Int64(milliseconds))
  }

  /// The milliseconds of a fraction, if there is one, and what follows it.
  private static func fraction(_ bytes: ArraySlice<UInt8>) -> (Int, ArraySlice<UInt8>)? {
    guard bytes.first == UInt8(ascii: ".") else { return (0, bytes) }
    let digits = bytes.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard !digits.isEmpty else { return nil }
    let three = digits.prefix(3) + [UInt8](repeating: UInt8(ascii: "0"), count: max(0, 3 - digits.count))
    guard let value = DecimalDigits.value(ArraySlice(three)) else { return nil }
    return (value, bytes[digits.endIndex...])
  }

  /// The offset in minutes: `Z` or `+HH:MM`.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.count == 1, let letter = bytes.first {
      return letter == UInt8(ascii: "Z") || letter == UInt8(ascii: "z") ? 0 : nil
    }
    guard bytes.count == 6, let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let time = LocalTime(String(decoding: bytes.dropFirst(), as: UTF8.self))
    else { return nil }
    return sign == UInt8(ascii: "+") ? time.minutesSinceMidnight : -time.minutesSinceMidnight
  }
}
