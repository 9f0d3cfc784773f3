/// Tells the time of day, in which the Runtime API names deadlines.
public protocol LambdaClock: Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  func millisecondsSinceEpoch() -> Int64
}
