import CakeOrdering
import JSONText

/// Instants as people read them, always in UTC and saying so.
enum TimeText {
  /// The instant to the second: `2026-12-24 09:30:00 UTC`.
  static func text(_ instant: Timestamp) -> String {
    let text = instant.description
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8)) UTC"
  }

  /// The same of the API's RFC 3339 text; another text as it is, and nil for nothing.
  static func text(_ json: JSONValue?) -> String? {
    guard let string = json?.string else { return nil }
    return Timestamp(rfc3339: string).map(text) ?? string.singleLine
  }
}
