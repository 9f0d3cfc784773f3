import Crypto

/// What a sign-in link ends in: 128 random bits as 32 hexadecimal digits.
///
/// Never printed by accident: its description hides it; ``text`` is asked for where it is meant.
public struct SignInSecret: Sendable, Hashable {
  /// The secret itself.
  public let text: String

  /// A new secret.
  public init(random: some RandomSource) {
    text = [random.next(), random.next()].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }

  /// A secret as somebody shows it; nil for what cannot be one.
  public init?(_ text: String) {
    let isHex = text.utf8.allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
    }
    guard text.utf8.count == 32, isHex else { return nil }
    self.text = text
  }

  /// What is kept of it: its SHA-256, from which nobody finds the way back.
  public var digest: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}

extension SignInSecret: CustomStringConvertible, CustomReflectable {
  /// A word in place of the secret.
  public var description: String { "<sign-in secret>" }
  /// Shows nothing of the secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
