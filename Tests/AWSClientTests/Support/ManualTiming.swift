import Synchronization

@testable import AWSClient

/// Time that passes only when someone waits, and chance that is always the same.
final class ManualTiming: CallTiming {
  private struct State {
    var now = ContinuousClock.now
    var seconds: Int64
    var sleeps: [Duration] = []
  }

  private let state: Mutex<State>
  private let part: Double

  init(seconds: Int64 = 1_766_000_000, fraction: Double = 0.5) {
    state = Mutex(State(seconds: seconds))
    part = fraction
  }

  var now: ContinuousClock.Instant { state.withLock { $0.now } }
  var secondsSinceEpoch: Int64 { state.withLock { $0.seconds } }

  /// What was waited for, in order.
  var sleeps: [Duration] { state.withLock { $0.sleeps } }

  func sleep(for duration: Duration) async throws {
    try Task.checkCancellation()
    state.withLock {
      $0.sleeps.append(duration)
      $0.now += duration
      $0.seconds += duration.components.seconds
    }
  }

  func fraction() -> Double { part }

  /// Lets time pass, in seconds.
  func advance(_ seconds: Int64) {
    state.withLock {
      $0.seconds += seconds
      $0.now += .seconds(seconds)
    }
  }
}
