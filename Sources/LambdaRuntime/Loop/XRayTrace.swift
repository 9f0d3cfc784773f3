/// A trace as AWS hands it on: `Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1`
/// (AWS X-Ray Developer Guide, "Tracing header").
///
/// A functions' runtime is told it in `Lambda-Runtime-Trace-Id`, whose text is what `_X_AMZN_TRACE_ID` holds in
/// the runtimes that AWS provides.
public struct XRayTrace: Sendable, Hashable {
  /// The trace's id as W3C Trace Context has it: thirty-two lower-case hexadecimal digits, which are those of
  /// `Root` without its version and hyphens.
  public let traceID: String
  /// The segment that caused this, sixteen lower-case hexadecimal digits; nil at the beginning of a trace.
  public let parentID: String?
  /// Whether the trace is recorded.
  public let isSampled: Bool

  /// Reads the header; nil for any other text.
  public init?(header: String) {
    var fields: [Substring: Substring] = [:]
    for part in header.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else { continue }
      fields[pair[0].trimmed] = pair[1].trimmed
    }
    guard let root = fields["Root"], let traceID = Self.traceID(root) else { return nil }
    self.traceID = traceID
    parentID = fields["Parent"].flatMap { Self.hex($0, count: 16) }
    isSampled = fields["Sampled"] == "1"
  }

  /// The same trace as a `traceparent` header (W3C Trace Context, section 3.2).
  ///
  /// At the beginning of a trace there is no parent, but the header must name one: it is made of the trace's own
  /// last digits.
  public var traceparent: String {
    let last = String(traceID.suffix(16))
    let parent = parentID ?? (last.contains { $0 != "0" } ? last : "0000000000000001")
    return "00-\(traceID)-\(parent)-\(isSampled ? "01" : "00")"
  }

  private static func traceID(_ root: Substring) -> String? {
    let parts = root.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "1", parts[1].utf8.count == 8 else { return nil }
    return hex(parts[1] + parts[2], count: 32)
  }

  /// The digits in lower case; nil for any other count, for what is no digit, and for zeros alone, which the W3C's
  /// header does not allow.
  private static func hex(_ text: Substring, count: Int) -> String? {
    guard text.utf8.count == count, text.utf8.allSatisfy(isHexDigit), text.contains(where: { $0 != "0" })
    else { return nil }
    return text.lowercased()
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    let start = drop { $0 == " " }
    return start.prefix { $0 != " " }
  }
}
