/// Writes a JSON text (RFC 8259) piece by piece into one buffer, and sets the commas.
///
///     var json = JSONWriter()
///     json.object { json in
///       json.member("status", "placed")
///       json.array("items") { json in
///         for item in items { json.object { json in json.member("quantity", item.quantity) } }
///       }
///     }
///
/// What is opened must be closed, and in an object each name be followed by one value; the writer
/// does not check that. Names are not compared.
public struct JSONWriter: Sendable {
  /// The text so far, in UTF-8.
  public internal(set) var bytes: [UInt8] = []

  /// Whether the next value or name needs a comma before it.
  var needsComma = false

  /// An empty text.
  ///
  /// - Parameter capacity: how many bytes to make room for at once.
  public init(capacity: Int = 1024) {
    bytes.reserveCapacity(capacity)
  }

  /// The text so far.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Arrays and objects

  /// Opens an object as a value.
  public mutating func beginObject() {
    open(UInt8(ascii: "{"))
  }

  /// Closes the object that was opened last.
  public mutating func endObject() {
    close(UInt8(ascii: "}"))
  }

  /// Opens an array as a value.
  public mutating func beginArray() {
    open(UInt8(ascii: "["))
  }

  /// Closes the array that was opened last.
  public mutating func endArray() {
    close(UInt8(ascii: "]"))
  }

  /// Writes an object as a value.
  ///
  /// - Parameter members: writes its members.
  /// - Throws: what `members` throws; the text is unfinished then.
  @inlinable public mutating func object<Failure: Error>(
    _ members: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    beginObject()
    try members(&self)
    endObject()
  }

  /// Writes an array as a value.
  ///
  /// - Parameter elements: writes its elements.
  /// - Throws: what `elements` throws; the text is unfinished then.
  @inlinable public mutating func array<Failure: Error>(
    _ elements: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    beginArray()
    try elements(&self)
    endArray()
  }

  // MARK: Buffer

  private mutating func open(_ bracket: UInt8) {
    comma()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  mutating func comma() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }
}
