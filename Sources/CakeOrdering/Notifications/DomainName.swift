// For normal form C: the standard library has it, with tables of its own, and hands it to Foundation alone by name.
// Foundation would bring all of ICU into the Lambda functions. Should the name ever go, the build says so.
@_spi(_Unicode) import Swift

/// The domain of an email address in the letters that every mail server and name server takes.
enum DomainName {
  /// What an A-label begins with (RFC 5890, section 2.3.2.1).
  private static let prefix = "xn--"
  /// The longest label (RFC 1035, section 2.3.4).
  private static let longestLabel = 63

  /// A domain with each label beyond ASCII as its A-label: in lower case, in normal form C, in Punycode. A domain that
  /// is ASCII stays itself. Nil where a label is none: where it holds anything but letters, digits, marks and hyphens,
  /// begins with a mark, or is too long.
  ///
  /// IDNA2008 (RFC 5892) refuses some more of what is a letter to Unicode, by tables that change with each of its
  /// versions. Nobody can register what it refuses, so that an email to it comes back like one to any mistyped domain.
  static func ascii(_ domain: Substring) -> String? {
    if domain.isASCII { return String(domain) }
    var labels: [String] = []
    for label in domain.split(separator: ".", omittingEmptySubsequences: false) {
      guard let label = aLabel(label) else { return nil }
      labels.append(label)
    }
    return labels.joined(separator: ".")
  }

  private static func aLabel(_ text: Substring) -> String? {
    if text.isASCII { return text.lowercased() }
    var label = ""
    label.unicodeScalars.append(contentsOf: text.lowercased()._nfc)
    let scalars = label.unicodeScalars
    // Composing can leave ASCII alone: U+212A is the letter K.
    if label.isASCII { return label }
    guard scalars.allSatisfy(isAllowed), let first = scalars.first, !isMark(first), first != "-",
      scalars.last != "-", Array(scalars.prefix(4).suffix(2)) != ["-", "-"],
      let encoded = Punycode.encode(label),
      prefix.utf8.count + encoded.utf8.count <= longestLabel
    else { return nil }
    return prefix + encoded
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
      true
    default: scalar == "-" || isMark(scalar)
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: true
    default: false
    }
  }
}

extension StringProtocol {
  /// Whether there is nothing beyond ASCII in it.
  var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}
