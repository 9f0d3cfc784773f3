import CakeOrdering
import FoundationEssentials

/// A mailbox as SES takes it: one line of ASCII (SendEmail; the display name as RFC 5322 or RFC 2047 writes it).
struct MailboxText {
  /// `"Name" <local@domain>`, or the address alone.
  let text: String

  /// The longest that SES takes, in bytes.
  private static let longest = 320
  /// How many bytes of a name one encoded word holds: with what is around them they stay below the 75 characters
  /// that RFC 2047, section 2, allows.
  private static let longestWord = 45

  /// A mailbox's text; nothing in a name can become anything else but the name.
  init(_ mailbox: Mailbox) {
    let address = mailbox.address.wireText
    let name = Self.singleLine(mailbox.name)
    let full = "\(Self.phrase(name)) <\(address)>"
    // Better nameless than refused.
    text = name.isEmpty || full.utf8.count > Self.longest ? address : full
  }

  /// A text with runs of white space, line breaks and control characters each as one space, none at its ends.
  static func singleLine(_ text: String) -> String {
    text.unicodeScalars.split(whereSeparator: isSpaceOrControl).map(String.init).joined(separator: " ")
  }

  private static func phrase(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { $0 < 0x80 } && !name.contains("=?")
    return isPlain ? quoted(name) : encodedWords(name)
  }

  /// RFC 5322, section 3.2.4: commas and brackets mean nothing in it.
  private static func quoted(_ name: String) -> String {
    let escaped = name.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }
    return "\"\(escaped.joined())\""
  }

  /// RFC 2047, the "B" encoding of UTF-8; no character is split between two words.
  private static func encodedWords(_ name: String) -> String {
    var words: [[UInt8]] = [[]]
    for scalar in name.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if words[words.count - 1].count + bytes.count > longestWord { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: " ")
  }

  private static func isSpaceOrControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
