/// Letters as plain text.
enum PlainTextLetter {
  private static let frame = String(repeating: "!", count: 60)
  private static let rule = String(repeating: "-", count: 60)

  /// The whole text, lines ended by line feeds.
  static func text(of letter: Letter) -> String {
    var parts = letter.blocks.map(Self.text)
    // An alarm comes before everything, the heading too.
    let alarms = letter.blocks.prefix { if case .alarm = $0 { true } else { false } }.count
    parts.insert(heading(SafeText.line(letter.heading)), at: alarms)
    parts.append(([rule] + letter.footer.map(SafeText.line)).joined(separator: "\n"))
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func heading(_ text: String) -> String {
    text + "\n" + String(repeating: "=", count: text.count)
  }

  private static func text(_ block: Letter.Block) -> String {
    switch block {
    case .paragraph(let text):
      SafeText.line(text)
    case .alarm(let title, let text):
      [frame, "!!  \(SafeText.line(title))", "!!", "!!  \(SafeText.line(text))", frame].joined(
        separator: "\n")
    case .items(let heading, let items, let total):
      ([Self.label(heading)] + items.flatMap(Self.lines) + (total.map { ["", Self.line($0)] } ?? []))
        .joined(separator: "\n")
    case .facts(let facts):
      facts.map(Self.line).joined(separator: "\n")
    case .quote(let label, let text):
      "\(Self.label(label))\n> \(SafeText.line(text))"
    case .action(let label, let url):
      "\(Self.label(label))\n\(SafeText.line(url))"
    }
  }

  private static func label(_ text: String) -> String { SafeText.line(text) + ":" }

  private static func line(_ fact: Letter.Fact) -> String {
    "\(label(fact.label)) \(SafeText.line(fact.text))"
  }

  private static func lines(_ item: Letter.Item) -> [String] {
    let price = item.price.map { " -- \(SafeText.line($0))" } ?? ""
    var lines = ["  \(item.quantity) × \(SafeText.line(item.name))\(price)"]
    if let inscription = item.inscription { lines.append("      " + line(inscription)) }
    if let remark = item.remark { lines.append("      " + SafeText.line(remark)) }
    return lines
  }
}
