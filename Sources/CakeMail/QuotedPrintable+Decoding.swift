extension QuotedPrintable {
  /// The text of quoted-printable lines; a line that ends in `=` goes on in the next.
  static func decoded(_ lines: some Sequence<Substring>) -> String {
    var bytes: [UInt8] = []
    for line in lines {
      if line.last == "=" {
        append(line.dropLast().utf8, to: &bytes)
      } else {
        append(line.utf8, to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends what encoded bytes stand for; what is no code stands for itself.
  static func append(_ encoded: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    var rest = Array(encoded)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "="), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
  }
}
