/// Reads the parts of a TZif file one after the other (RFC 9636, section 3). Never reads past the end.
struct TZifReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func readHeader() throws(TimeZoneFileError) -> TZifHeader {
    let magic = try take(4)
    guard magic.elementsEqual("TZif".utf8) else { throw .malformed("it does not start with TZif") }
    let digit = try take(1).first ?? 0
    let version = digit == 0 ? 1 : Int(digit) - Int(UInt8(ascii: "0"))
    guard (1...9).contains(version) else { throw .malformed("unknown version") }
    _ = try take(15)
    return TZifHeader(
      version: version,
      universalIndicatorCount: try readCount(), standardIndicatorCount: try readCount(),
      leapSecondCount: try readCount(), transitionCount: try readCount(),
      typeCount: try readCount(), designationByteCount: try readCount())
  }

  mutating func skipBlock(_ header: TZifHeader, timeSize: Int) throws(TimeZoneFileError) {
    _ = try take(header.blockSize(timeSize: timeSize))
  }

  mutating func readBlock(_ header: TZifHeader, timeSize: Int) throws(TimeZoneFileError) -> TZifBlock {
    guard header.leapSecondCount == 0 else { throw .malformed("it counts leap seconds") }
    // Checked once and for all, so that no count makes us allocate more than the file has.
    guard header.blockSize(timeSize: timeSize) <= bytes.count - position else { throw .truncated }
    let instants = try readInstants(header.transitionCount, timeSize: timeSize)
    let types = try take(header.transitionCount)
    let typeOffsets = try readTypeOffsets(header.typeCount)
    guard let offsetBefore = typeOffsets.first else { throw .malformed("no local time type") }
    guard types.allSatisfy({ $0 < typeOffsets.count }) else { throw .malformed("unknown local time type") }
    _ = try take(
      header.designationByteCount + header.standardIndicatorCount + header.universalIndicatorCount)
    return TZifBlock(
      instants: instants, offsets: types.map { typeOffsets[Int($0)] }, offsetBefore: offsetBefore)
  }

  /// The time zone string between two newlines at the end (RFC 9636, section 3.3); nil if it is empty.
  mutating func readFooter() throws(TimeZoneFileError) -> POSIXTimeZone? {
    let newline = UInt8(ascii: "\n")
    guard try take(1).first == newline else { throw .malformed("no footer") }
    guard let end = bytes[position...].firstIndex(of: newline) else { throw .truncated }
    let text = try take(end - position)
    guard !text.isEmpty else { return nil }
    guard let zone = POSIXTimeZone(text) else { throw .malformed("its footer is no time zone string") }
    return zone
  }

  private mutating func readInstants(_ count: Int, timeSize: Int) throws(TimeZoneFileError) -> [Int64] {
    var instants: [Int64] = []
    instants.reserveCapacity(count)
    for _ in 0..<count {
      let instant = timeSize == 4 ? Int64(try readInt32()) : try readInt64()
      if let last = instants.last, last >= instant { throw .malformed("its transitions are not ascending") }
      instants.append(instant)
    }
    return instants
  }

  private mutating func readTypeOffsets(_ count: Int) throws(TimeZoneFileError) -> [Int32] {
    var offsets: [Int32] = []
    for _ in 0..<count {
      let offset = try readInt32()
      guard (-93_599...93_599).contains(offset) else { throw .malformed("an offset of more than a day") }
      _ = try take(2)
      offsets.append(offset)
    }
    return offsets
  }

  private mutating func readCount() throws(TimeZoneFileError) -> Int {
    Int(UInt32(bitPattern: try readInt32()))
  }

  private mutating func readInt32() throws(TimeZoneFileError) -> Int32 {
    Int32(bitPattern: try take(4).reduce(0) { $0 << 8 | UInt32($1) })
  }

  private mutating func readInt64() throws(TimeZoneFileError) -> Int64 {
    Int64(bitPattern: try take(8).reduce(0) { $0 << 8 | UInt64($1) })
  }

  private mutating func take(_ count: Int) throws(TimeZoneFileError) -> ArraySlice<UInt8> {
    guard count <= bytes.count - position else { throw .truncated }
    defer { position += count }
    return bytes[position..<position + count]
  }
}
