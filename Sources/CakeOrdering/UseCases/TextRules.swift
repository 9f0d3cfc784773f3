/// How long what people write may be, and what it may hold.
public enum TextRules {
  /// A customer's or receiver's name, in characters.
  public static let name = 200
  /// An address.
  public static let address = 500
  /// A note, a reason or a comment.
  public static let note = 1000
  /// What is written on a cake.
  public static let inscription = 60
  /// A telephone number.
  public static let phone = 50

  /// What is wrong with a text; nil if nothing is.
  ///
  /// Characters are Unicode scalars, as JSON Schema counts them.
  package static func fault(in text: String, max: Int, blankAllowed: Bool = true) -> String? {
    var count = 0
    var blank = true
    for scalar in text.unicodeScalars {
      count += 1
      if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
        || scalar.value == 0x2029
      {
        return "must not contain control characters or line breaks"
      }
      if blank { blank = scalar.value <= 0x20 || (scalar.value > 0x7F && scalar.properties.isWhitespace) }
    }
    if count > max { return "must have at most \(max) characters" }
    if blank, !blankAllowed { return "must not be empty" }
    return nil
  }
}
