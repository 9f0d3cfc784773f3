import CakeOrdering

extension RequestDigest {
  /// The bytes as hexadecimal digits.
  var hexadecimal: String { bytes.hexadecimal }

  /// Reads the form above; nil for any other text.
  init?(hexadecimal text: String) {
    guard let bytes = [UInt8](hexadecimal: text) else { return nil }
    self.init(bytes: bytes)
  }
}

extension SenderDigest {
  /// The bytes as hexadecimal digits.
  var hexadecimal: String { bytes.hexadecimal }

  /// As it stands in the index of customers, where no email is without an `@`.
  var indexed: String { "SENDER#\(hexadecimal)" }

  /// Reads the hexadecimal digits; nil for any other text.
  init?(hexadecimal text: String) {
    guard let bytes = [UInt8](hexadecimal: text) else { return nil }
    self.init(bytes: bytes)
  }
}

extension [UInt8] {
  fileprivate var hexadecimal: String {
    map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  fileprivate init?(hexadecimal text: String) {
    let digits = Array<UInt8>(text.utf8)
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(byte)
    }
    self = bytes
  }
}
