/// Fixed-width decimal numbers, as dates and times have them.
enum DecimalDigits {
  /// The value of the digits; nil where one is none.
  static func value(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in digits {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  /// The number with zeros in front up to the width; only its last digits where it has more.
  static func text(_ value: Int, width: Int) -> String {
    String(unsafeUninitializedCapacity: width) { buffer in
      var rest = value.magnitude
      for index in stride(from: width - 1, through: 0, by: -1) {
        buffer[index] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
      return width
    }
  }
}
