/// Puts lines together that arrive in pieces.
struct LineBuffer {
  private var rest: [UInt8] = []

  /// The lines that end in a piece, without their line breaks.
  mutating func take(_ piece: some Sequence<UInt8>) -> [String] {
    rest.append(contentsOf: piece)
    var lines: [String] = []
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let line = rest[..<end]
      lines.append(String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self))
      rest.removeSubrange(...end)
    }
    return lines
  }
}
