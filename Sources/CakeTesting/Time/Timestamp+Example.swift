public import CakeOrdering

extension Timestamp {
  /// An instant that certainly is one, `at("2026-12-24T09:30:00Z")`.
  public static func at(_ text: String) -> Timestamp {
    guard let instant = Timestamp(rfc3339: text) else { preconditionFailure("\(text) is no RFC 3339 time") }
    return instant
  }
}
