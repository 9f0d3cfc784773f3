/// Makes harmless what anybody may have written.
enum SafeText {
  /// The text on one line, without what no reader can see: control characters and line breaks become spaces,
  /// and marks that turn the direction of what follows are left out (UAX #9, section 2), so that no text can
  /// pose as another part of an email.
  static func line(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0xFEFF:
        continue
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029:
        line.append(" ")
      default:
        line.append(scalar)
      }
    }
    return String(line)
  }

  /// The text such that mail programs make no link of an address in it: an invisible mark that joins words
  /// (U+2060) stands where the address would be recognised. Without it anybody could have the shop send
  /// links to strangers.
  static func unlinked(_ text: String) -> String {
    var result = ""
    var rest = line(text)[...]
    while let character = rest.first {
      result.append(character)
      rest = rest.dropFirst()
      if character == ":", rest.hasPrefix("//") { result.append("\u{2060}") }
      if character == ".", result.suffix(4).lowercased() == "www." { result.append("\u{2060}") }
    }
    return result
  }

  /// The text as part of an HTML document's text or of a quoted attribute.
  static func html(_ text: String) -> String {
    var result = ""
    for character in line(text).unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
