import CakeOrdering

/// A clock that stands still.
struct FixedClock: WallClock {
  func now() -> Timestamp { Timestamp(secondsSinceEpoch: 1_796_112_000) }
}
