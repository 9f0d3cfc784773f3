/// What lets its holder see, cancel and review one order: 160 random bits as 32 characters.
///
/// Never printed by accident: its description hides it; ``text`` is asked for where it is meant.
public struct TrackingToken: Sendable, Hashable {
  /// The token itself.
  public let text: String

  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

  /// A new token.
  public init(random: some RandomSource) {
    self.text = String(unsafeUninitializedCapacity: 32) { buffer in
      for index in 0..<32 where index % 8 == 0 {
        var bits = random.next()
        for position in index..<index + 8 {
          buffer[position] = Self.alphabet[Int(bits & 31)]
          bits >>= 5
        }
      }
      return 32
    }
  }

  /// A token as somebody shows it or a store kept it; nil for what cannot be one.
  public init?(_ text: String) {
    guard text.utf8.count == 32, text.utf8.allSatisfy({ Self.alphabet.contains($0) }) else { return nil }
    self.text = text
  }

  /// Whether both are the same, in a time that does not tell how much of them is.
  public func matches(_ other: TrackingToken) -> Bool {
    zip(text.utf8, other.text.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
      && text.utf8.count == other.text.utf8.count
  }
}

extension TrackingToken: CustomStringConvertible, CustomReflectable {
  /// A word in place of the token.
  public var description: String { "<tracking token>" }
  /// Shows nothing of the token.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
