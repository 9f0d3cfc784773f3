/// Percent-encoding as signatures want it (RFC 3986: all but the unreserved characters, section 2.3; digits
/// in upper case).
enum PercentEncoding {
  /// The text with every byte encoded that is not unreserved.
  ///
  /// - Parameter kept: Bytes that stay as they are besides.
  static func encode(_ text: some StringProtocol, keeping kept: UInt8? = nil) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isUnreserved(byte) || byte == kept {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(digit(byte >> 4))
        bytes.append(digit(byte & 15))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes that an encoded text stands for, as text; what is no escape stays.
  static func decode(_ text: some StringProtocol) -> String {
    let encoded = Array(text.utf8)
    var bytes: [UInt8] = []
    var position = 0
    while position < encoded.count {
      if encoded[position] == UInt8(ascii: "%"), position + 2 < encoded.count,
        let high = value(encoded[position + 1]), let low = value(encoded[position + 2])
      {
        bytes.append(high << 4 | low)
        position += 3
      } else {
        bytes.append(encoded[position])
        position += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
