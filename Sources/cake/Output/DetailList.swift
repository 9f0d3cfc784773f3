/// Facts under each other, their names in a column: `due   2026-12-24, morning`.
struct DetailList {
  private var lines: [(name: String, value: String)] = []

  /// Adds a fact, if there is one.
  mutating func add(_ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    lines.append((name, value.singleLine))
  }

  /// The facts, indented.
  var text: String {
    let width = lines.map(\.name.count).max() ?? 0
    return lines.map { line in
      "  \(line.name)\(String(repeating: " ", count: width - line.name.count))  \(line.value)"
    }.joined(separator: "\n")
  }
}
