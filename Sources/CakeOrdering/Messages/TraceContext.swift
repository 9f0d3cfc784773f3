/// The trace that a request belongs to (W3C Trace Context, section 3.2, version 00).
public struct TraceContext: Sendable, Hashable {
  /// Thirty-two lower-case hexadecimal digits, not all zero.
  public let traceID: String
  /// Sixteen lower-case hexadecimal digits, not all zero.
  public let parentID: String
  /// Whether the caller records the trace.
  public let sampled: Bool

  /// Reads a `traceparent` header; nil for any other text, in which case a new trace is to be begun.
  public init?(traceparent: String) {
    let parts = traceparent.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 4, parts[0].utf8.count == 2, Self.isHex(parts[0]), parts[0] != "ff",
      parts[0] != "00" || parts.count == 4,
      parts[1].utf8.count == 32, Self.isHex(parts[1]), parts[1].contains(where: { $0 != "0" }),
      parts[2].utf8.count == 16, Self.isHex(parts[2]), parts[2].contains(where: { $0 != "0" }),
      parts[3].utf8.count == 2, Self.isHex(parts[3]), let flags = UInt8(parts[3], radix: 16)
    else { return nil }
    self.init(traceID: String(parts[1]), parentID: String(parts[2]), sampled: flags & 1 == 1)
  }

  private init(traceID: String, parentID: String, sampled: Bool) {
    self.traceID = traceID
    self.parentID = parentID
    self.sampled = sampled
  }

  /// A new trace.
  public init(random: some RandomSource) {
    self.init(
      traceID: Self.hex(random.next() | 1) + Self.hex(random.next()), parentID: Self.hex(random.next() | 1),
      sampled: false)
  }

  /// The same trace, a step further.
  public func child(random: some RandomSource) -> TraceContext {
    TraceContext(traceID: traceID, parentID: Self.hex(random.next() | 1), sampled: sampled)
  }

  /// The header's value.
  public var traceparent: String { "00-\(traceID)-\(parentID)-\(sampled ? "01" : "00")" }

  private static func isHex(_ text: Substring) -> Bool {
    text.utf8.allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
    }
  }

  private static func hex(_ value: UInt64) -> String {
    String(unsafeUninitializedCapacity: 16) { buffer in
      for index in 0..<16 {
        let digit = UInt8(truncatingIfNeeded: value >> UInt64(60 - index * 4)) & 0xF
        buffer[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
      }
      return 16
    }
  }
}
