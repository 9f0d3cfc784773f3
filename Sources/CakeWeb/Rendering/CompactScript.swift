/// A script without what only its readers need: lines of comment, and indentation.
enum CompactScript {
  /// The same script, shorter. Scripts are ours: their strings do not go on over several lines.
  static func bytes(_ script: [UInt8]) -> [UInt8] {
    let lines = String(decoding: script, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { $0.drop { $0 == " " } }.filter { !$0.isEmpty && !$0.hasPrefix("//") }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}
