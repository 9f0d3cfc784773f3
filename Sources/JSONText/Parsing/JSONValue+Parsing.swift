extension JSONValue {
  /// The value of a JSON text (RFC 8259), read strictly.
  ///
  /// Refused beyond what the grammar refuses: bytes that are not UTF-8 (section 8.1), a byte order
  /// mark (8.1), escapes that are half a surrogate pair (8.2), two members of one name (section 4
  /// leaves their meaning open), and arrays and objects nested too deep (section 9).
  ///
  /// - Parameters:
  ///   - bytes: the whole text, in UTF-8. It is not kept.
  ///   - maximumDepth: how many arrays and objects may stand in each other; at most 512.
  /// - Throws: `JSONSyntaxError` with the first fault's place.
  public init(
    parsing bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int = 32
  ) throws(JSONSyntaxError) {
    var parser = JSONParser(bytes: bytes, maximumDepth: min(maximumDepth, 512))
    self = try parser.document()
  }

  /// The value of a JSON text (RFC 8259), read strictly, as the other initialisers do.
  ///
  /// - Parameters:
  ///   - bytes: the whole text, in UTF-8. It is not kept.
  ///   - maximumDepth: how many arrays and objects may stand in each other; at most 512.
  /// - Throws: `JSONSyntaxError` with the first fault's place.
  public init(
    parsing bytes: UnsafeRawBufferPointer, maximumDepth: Int = 32
  ) throws(JSONSyntaxError) {
    self = try bytes.withMemoryRebound(to: UInt8.self) { bytes throws(JSONSyntaxError) in
      try JSONValue(parsing: bytes, maximumDepth: maximumDepth)
    }
  }

  /// The value of a JSON text (RFC 8259), read strictly, as the other initialisers do.
  ///
  /// - Parameters:
  ///   - bytes: the whole text, in UTF-8.
  ///   - maximumDepth: how many arrays and objects may stand in each other; at most 512.
  /// - Throws: `JSONSyntaxError` with the first fault's place.
  public init(parsing bytes: [UInt8], maximumDepth: Int = 32) throws(JSONSyntaxError) {
    self = try bytes.withUnsafeBufferPointer { bytes throws(JSONSyntaxError) in
      try JSONValue(parsing: bytes, maximumDepth: maximumDepth)
    }
  }

  /// The value of a JSON text (RFC 8259), read strictly, as the other initialisers do.
  ///
  /// - Parameters:
  ///   - text: the whole text.
  ///   - maximumDepth: how many arrays and objects may stand in each other; at most 512.
  /// - Throws: `JSONSyntaxError` with the first fault's place.
  public init(parsing text: String, maximumDepth: Int = 32) throws(JSONSyntaxError) {
    try self.init(parsing: Array(text.utf8), maximumDepth: maximumDepth)
  }
}
