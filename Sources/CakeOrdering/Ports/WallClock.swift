/// Tells the time of day.
public protocol WallClock: Sendable {
  /// The current instant, to the millisecond.
  func now() -> Timestamp
}
