import CakeOrdering

/// Collects the lines of a message.
struct MIMEWriter {
  private(set) var bytes: [UInt8] = []

  /// A header field whose value is fit for the wire as it is.
  mutating func field(_ name: String, _ value: String) {
    line("\(name): \(value)")
  }

  /// A header field of free text in any language (RFC 5322, section 2.2.1).
  mutating func field(_ name: String, text: String) {
    let text = HeaderText.singleLine(text)
    let column = name.utf8.count + 2
    if HeaderText.isPlain(text) {
      field(name, HeaderText.folded(text, column: column))
    } else {
      field(name, HeaderText.encodedWords(text, column: column))
    }
  }

  /// A header field with one mailbox (RFC 5322, section 3.4).
  mutating func field(_ name: String, _ mailbox: Mailbox) {
    let display = HeaderText.singleLine(mailbox.name)
    guard !display.isEmpty else {
      field(name, mailbox.address.wireText)
      return
    }
    let column = name.utf8.count + 2
    let phrase =
      HeaderText.isPlain(display) && display.utf8.count <= 30
      ? HeaderText.quoted(display) : HeaderText.encodedWords(display, column: column)
    let lastLine = phrase.utf8.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
    let used = lastLine == phrase.utf8.count ? column + lastLine : lastLine
    let address = "<\(mailbox.address.wireText)>"
    let separator = used + 1 + address.utf8.count > HeaderText.maximumLine ? "\r\n " : " "
    field(name, phrase + separator + address)
  }

  /// A boundary, and after it one form of the text.
  mutating func part(_ text: String, type: String, boundary: String) {
    line("")
    line("--\(boundary)")
    field("Content-Type", "\(type); charset=utf-8")
    field("Content-Transfer-Encoding", "quoted-printable")
    line("")
    QuotedPrintable.append(text, to: &bytes)
  }

  mutating func line(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(contentsOf: "\r\n".utf8)
  }
}
