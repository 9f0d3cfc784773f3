import Mustache

/// Looks into templates.
enum MustacheCheck {
  static func parse(_ source: String) throws -> MustacheTemplate {
    try MustacheTemplate(string: source)
  }

  /// The keys of the texts that a template asks for.
  static func texts(in source: String) -> [String] {
    source.split(separator: "{{t.").dropFirst().compactMap { $0.split(separator: "}").first.map(String.init) }
  }
}
