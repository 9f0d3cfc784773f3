import Synchronization

/// Counts what is under way, up to a limit.
final class Gauge: Sendable {
  private let count = Mutex(0)
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  /// Lets one more in, unless there are as many as may be.
  func enter() -> Bool {
    count.withLock { count in
      guard count < limit else { return false }
      count += 1
      return true
    }
  }

  /// One is done.
  func leave() {
    count.withLock { $0 -= 1 }
  }
}
