/// The one normal form of a number's text: its digits, without zeros at either end, times a power of
/// ten. Zero has no digits and no sign.
struct JSONDecimal: Hashable {
  private(set) var isNegative = false
  /// The significant digits, each 0…9.
  private(set) var digits: [UInt8] = []
  private(set) var exponent = 0

  private static let exponentLimit = 1_000_000_000_000_000

  /// The normal form of a text that follows the grammar of RFC 8259, section 6.
  init(_ text: String) {
    var point: Int?
    var power = 0
    scan: for (offset, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): point = digits.count
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte - UInt8(ascii: "0"))
      default:  // e or E
        power = Self.power(text.utf8.dropFirst(offset + 1))
        break scan
      }
    }
    exponent = power - (point.map { digits.count - $0 } ?? 0)
    normalise()
  }

  private mutating func normalise() {
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    digits = Array(digits.drop { $0 == 0 })
    if digits.isEmpty {
      isNegative = false
      exponent = 0
    }
  }

  private static func power(_ text: Substring.UTF8View) -> Int {
    var value = 0
    for byte in text where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      value = min(value * 10 + Int(byte - UInt8(ascii: "0")), exponentLimit)
      if value == exponentLimit { break }
    }
    return text.first == UInt8(ascii: "-") ? -value : value
  }

  /// The number if it is whole and fits.
  var int: Int? {
    guard exponent >= 0, digits.count + exponent <= 19 else { return nil }
    var value = 0
    for position in 0..<(digits.count + exponent) {
      let digit = position < digits.count ? Int(digits[position]) : 0
      let (shifted, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, tooLargeNow) =
        isNegative ? shifted.subtractingReportingOverflow(digit) : shifted.addingReportingOverflow(digit)
      guard !tooLarge, !tooLargeNow else { return nil }
      value = sum
    }
    return value
  }
}
