/// A shared config or credentials file (AWS SDKs and Tools Reference Guide, "Shared config and credentials
/// files").
struct ProfileFile: Hashable {
  /// What stands below a header.
  struct Section: Hashable {
    var values: [String: String] = [:]
    /// The indented settings below a name without a value: a service's, in a `services` section.
    var nested: [String: [String: String]] = [:]
  }

  /// By what stands in the brackets, as in `profile shop`; later sections of a name add to earlier ones.
  private(set) var sections: [String: Section] = [:]

  /// What the text says; lines that say nothing are passed over, as other SDKs do.
  init(_ text: String) {
    var section: String?
    var parent: String?
    for line in text.split(whereSeparator: \.isNewline) {
      let content = Self.withoutComment(line)
      guard !content.isEmpty else { continue }
      if content.first == "[" {
        section = Self.header(content)
        parent = nil
        if let section { sections[section, default: Section()].values.merge([:]) { $1 } }
      } else if let section, let (name, value) = Self.setting(content) {
        if line.first?.isWhitespace == true {
          guard let parent else { continue }
          sections[section]?.nested[parent, default: [:]][name] = value
        } else {
          parent = value.isEmpty ? name : nil
          sections[section]?.values[name] = value
        }
      }
    }
  }

  /// The words in the brackets with single spaces and without quotation marks; nil if the bracket is open.
  private static func header(_ line: Substring) -> String? {
    guard let end = line.firstIndex(of: "]") else { return nil }
    let words = line[line.index(after: line.startIndex)..<end].split(whereSeparator: \.isWhitespace)
    return words.joined(separator: " ").filter { $0 != "\"" && $0 != "'" }
  }

  /// Name and value, the name in lower case.
  private static func setting(_ line: Substring) -> (name: String, value: String)? {
    guard let equals = line.firstIndex(of: "=") else { return nil }
    let name = trimmed(line[..<equals]).lowercased()
    return name.isEmpty ? nil : (name, String(trimmed(line[line.index(after: equals)...])))
  }

  /// The line without white space around it, and without a comment: a `#` or `;` first in the line or after
  /// white space.
  private static func withoutComment(_ line: Substring) -> Substring {
    var previous: Character = " "
    for index in line.indices {
      if previous.isWhitespace, line[index] == "#" || line[index] == ";" { return trimmed(line[..<index]) }
      previous = line[index]
    }
    return trimmed(line)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
