public import CakeOrdering

/// The rules of a time zone as the tz database compiles them (TZif: RFC 9636, earlier RFC 8536).
///
/// Read by hand because a binary without ICU finds no time zone by its name. A lookup is a binary search
/// over the zone's transitions, and after the last of them a computation from the file's footer.
public struct TimeZoneFile: ZoneRules, Equatable {
  /// Universal Time, which needs no file.
  public static let utc = TimeZoneFile(instants: [], offsets: [], offsetBefore: 0, footer: nil)

  /// When the local clocks were set, in seconds since 1970, ascending.
  private let instants: [Int64]

  /// How far ahead of UTC they were from then on, in seconds; as many as `instants`.
  private let offsets: [Int32]

  /// How far ahead they were before the first of `instants`.
  private let offsetBefore: Int32

  /// What holds after the last of `instants`; nil if that was the last change.
  private let footer: POSIXTimeZone?

  /// The rules in the bytes of a TZif file.
  ///
  /// The 64-bit block and the footer of versions 2 and later are used; a file of version 1 has its 32-bit
  /// block only. Files that count leap seconds are refused, since orders do not.
  ///
  /// - Throws: ``TimeZoneFileError/truncated`` or ``TimeZoneFileError/malformed(_:)``.
  public init(contentsOf bytes: [UInt8]) throws(TimeZoneFileError) {
    var reader = TZifReader(bytes)
    let first = try reader.readHeader()
    guard first.version >= 2 else {
      self.init(try reader.readBlock(first, timeSize: 4), footer: nil)
      return
    }
    try reader.skipBlock(first, timeSize: 4)
    let second = try reader.readHeader()
    let block = try reader.readBlock(second, timeSize: 8)
    self.init(block, footer: try reader.readFooter())
  }

  private init(_ block: TZifBlock, footer: POSIXTimeZone?) {
    self.init(
      instants: block.instants, offsets: block.offsets, offsetBefore: block.offsetBefore, footer: footer)
  }

  private init(instants: [Int64], offsets: [Int32], offsetBefore: Int32, footer: POSIXTimeZone?) {
    self.instants = instants
    self.offsets = offsets
    self.offsetBefore = offsetBefore
    self.footer = footer
  }

  /// Seconds that local clocks are ahead of UTC at an instant (negative west of Greenwich).
  ///
  /// - Parameter epochSeconds: Seconds since 1970-01-01T00:00:00Z, leap seconds not counted; any value.
  public func secondsAheadOfUTC(at epochSeconds: Int64) -> Int {
    let passed = countOfInstants(upTo: epochSeconds)
    if passed == instants.count, let footer { return footer.secondsAheadOfUTC(at: epochSeconds) }
    return Int(passed == 0 ? offsetBefore : offsets[passed - 1])
  }

  private func countOfInstants(upTo epochSeconds: Int64) -> Int {
    var low = 0
    var high = instants.count
    while low < high {
      let middle = low + (high - low) / 2
      if instants[middle] <= epochSeconds { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
