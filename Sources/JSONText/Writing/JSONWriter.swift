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
  /// The text, and room for more after it. Filled to its end, so that a whole member is put in at once: an
  /// array's own appending asks for each part anew whether there is room and whether the array is shared, which
  /// took a third of the time.
  var storage: [UInt8]
  /// How long the text is.
  var count = 0

  /// Whether the next value or name needs a comma before it.
  var needsComma = false

  /// An empty text.
  ///
  /// - Parameter capacity: how many bytes to make room for at once. By default, as many as glibc has at hand for
  ///   each thread: its `malloc` takes some ten times as long for more than 1,032 (`glibc.malloc.tcache_max`), of
  ///   which an array's header takes 32.
  public init(capacity: Int = 992) {
    storage = [UInt8](repeating: 0, count: capacity)
  }

  /// The text so far, in UTF-8.
  public var bytes: [UInt8] { Array(storage[..<count]) }

  /// The text so far.
  public var text: String { String(decoding: storage[..<count], as: UTF8.self) }

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
    append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    append(bracket)
    needsComma = true
  }

  mutating func append(_ byte: UInt8) {
    extend(by: 1) { $0[0] = byte }
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    extend(by: text.count) { $0.copy(text, to: 0) }
  }

  /// Makes the text longer by as many bytes as `write` writes.
  @inline(__always)
  mutating func extend(by length: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
    let end = count + length
    if end > storage.count { grow(to: end) }
    storage.withUnsafeMutableBufferPointer { write(UnsafeMutableBufferPointer(rebasing: $0[count..<end])) }
    count = end
  }

  @inline(never)
  private mutating func grow(to end: Int) {
    let room = max(end, 2 * storage.count)
    storage.append(contentsOf: repeatElement(0, count: room - storage.count))
  }

  mutating func comma() {
    if needsComma { append(UInt8(ascii: ",")) }
  }
}

extension UnsafeMutableBufferPointer<UInt8> {
  /// Copies all of a text to a place in here.
  @inline(__always)
  func copy(_ text: UnsafeBufferPointer<UInt8>, to start: Int) {
    _ = UnsafeMutableBufferPointer(rebasing: self[start...]).update(fromContentsOf: text)
  }
}
