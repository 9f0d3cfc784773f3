extension UnsafeBufferPointer<UInt8> {
  /// The position, from `start` on, of the first quotation mark, backslash or control character, the
  /// only bytes that a JSON string cannot hold as they are (RFC 8259, section 7); or the count.
  ///
  /// Looks at eight bytes at a time. The subtractions set the high bit of a byte that is what is
  /// sought; a borrow can only spoil the bytes after the first such, which are not looked at.
  func endOfPlainText(from start: Int) -> Int {
    guard let base = baseAddress else { return count }
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = start
    while index + 8 <= count {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      let control = (word &- ones &* 0x20) & ~word
      let found = control | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
      let marks = found & (ones &* 0x80)
      if marks != 0 { return index + marks.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count, self[index] >= 0x20, self[index] != 0x22, self[index] != 0x5C { index += 1 }
    return index
  }

  /// Whether no byte is above 127.
  var isASCII: Bool {
    var all: UInt8 = 0
    for byte in self { all |= byte }
    return all < 0x80
  }
}
