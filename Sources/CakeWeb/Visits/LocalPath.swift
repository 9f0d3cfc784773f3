/// Paths of our own that a form may send a visitor on to.
enum LocalPath {
  /// The path if it is one of ours, otherwise the menu. A path that begins with two slashes, or holds a backslash, would
  /// lead to another site.
  static func checked(_ text: String?) -> String {
    guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.count <= 300,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    else { return "/" }
    return text
  }
}
