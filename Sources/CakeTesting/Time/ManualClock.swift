public import CakeOrdering
import Synchronization

/// A clock that stands still until it is told to move.
public final class ManualClock: WallClock {
  private let instant: Mutex<Timestamp>

  /// Tuesday, 1 December 2026, nine o'clock in the morning in Berlin.
  public static let start = Timestamp(secondsSinceEpoch: 1_796_112_000)

  /// A clock that shows an instant.
  public init(_ instant: Timestamp = ManualClock.start) {
    self.instant = Mutex(instant)
  }

  /// The instant it was set to.
  public func now() -> Timestamp {
    instant.withLock { $0 }
  }

  /// Moves on by so much.
  public func advance(by duration: Duration) {
    instant.withLock { $0 = $0.adding(duration) }
  }

  /// Shows another instant, earlier ones too.
  public func set(_ other: Timestamp) {
    instant.withLock { $0 = other }
  }
}
