/// Tells whether the tags of an HTML document are nested as they should be.
enum HTMLNesting {
  /// Elements without an end (WHATWG HTML, section 13.1.2, "void elements"), as far as emails may use them.
  private static let void: Set<Substring> = ["meta", "br", "hr", "img"]

  /// The first tag that is not where it belongs; nil if all are.
  static func fault(in html: String) -> String? {
    var open: [Substring] = []
    for match in html.matches(of: /<(\/?)([a-z][a-z0-9]*)((?:[^<>"]|"[^"<]*")*)>/) {
      let (tag, slash, name, _) = match.output
      if slash.isEmpty {
        if !void.contains(name) { open.append(name) }
      } else if open.popLast() != name {
        return String(tag)
      }
    }
    // What is left over of the marks is no tag: every other one should have been written as an entity.
    let rest = html.replacing(/<!DOCTYPE html>|<(\/?)([a-z][a-z0-9]*)((?:[^<>"]|"[^"<]*")*)>/, with: "")
    if rest.contains("<") { return "a mark that begins no tag" }
    return open.last.map { "<\($0)> has no end" }
  }
}
