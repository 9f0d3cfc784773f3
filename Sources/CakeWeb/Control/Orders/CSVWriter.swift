/// Writes comma-separated values (RFC 4180) that are safe to open in a spreadsheet (OWASP, "CSV Injection").
///
/// Every text stands in quotes. What a spreadsheet would take for a formula gets an apostrophe in front, at the
/// beginning of a cell and wherever a program that separates cells otherwise would begin one.
struct CSVWriter: Sendable {
  /// What was written so far, or since it was taken.
  private(set) var text = ""

  /// What a file begins with so that spreadsheets read umlauts: the byte order mark.
  static let byteOrderMark = "\u{FEFF}"

  /// A cell.
  enum Cell: Sendable {
    /// What somebody wrote.
    case text(String?)
    /// What we write: a number, a date, an id.
    case plain(String?)
  }

  /// Writes a row.
  mutating func row(_ cells: [Cell]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { text.unicodeScalars.append(",") }
      switch cell {
      case .text(let value): quote(value ?? "")
      case .plain(let value): text += value ?? ""
      }
    }
    text += "\r\n"
  }

  /// What was written, to be sent; it begins anew.
  mutating func take() -> String {
    defer { text = "" }
    return text
  }

  private mutating func quote(_ value: String) {
    guard !value.isEmpty else { return }
    text.unicodeScalars.append("\"")
    for scalar in Self.defused(value).unicodeScalars {
      if scalar == "\"" { text.unicodeScalars.append(scalar) }
      text.unicodeScalars.append(scalar)
    }
    text.unicodeScalars.append("\"")
  }

  /// The text with an apostrophe before everything that could be taken for a formula.
  static func defused(_ value: String) -> String {
    var safe = String.UnicodeScalarView()
    // Where the apostrophe goes if a formula begins; nil within a cell.
    var start: String.UnicodeScalarView.Index? = safe.startIndex
    for (index, scalar) in value.unicodeScalars.enumerated() {
      let isFirst = index == 0
      if let place = start, isTrigger(scalar) || (isFirst && isControl(scalar)) {
        safe.insert("'", at: place)
        start = nil
      }
      safe.append(scalar)
      if separates(scalar) {
        start = safe.endIndex
      } else if start != nil, !isPassedOver(scalar) {
        start = nil
      }
    }
    return String(safe)
  }

  /// What formulas begin with; their wide forms count too, for spreadsheets in East Asia.
  private static func isTrigger(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{2212}": true
    default: false
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\t" || scalar == "\r" || scalar == "\n"
  }

  /// Where programs that expect other separators begin a new cell.
  private static func separates(_ scalar: Unicode.Scalar) -> Bool { scalar == ";" || isControl(scalar) }

  /// What programs pass over before a formula: space, what cannot be seen, and quotes.
  private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\"" || scalar.properties.isWhitespace || scalar.value < 0x20
      || scalar.properties.isDefaultIgnorableCodePoint
  }
}
