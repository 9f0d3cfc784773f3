import Synchronization

/// A clock that stands still, and by which nobody's sleep ends before it is told to.
final class HeldClock: Clock {
  typealias Instant = ContinuousClock.Instant

  let now = ContinuousClock.now
  let minimumResolution = Duration.zero
  private let isLetGo = Mutex(false)
  private let isBrokenOff = Mutex(false)
  private let asked = Mutex<[Duration]>([])

  /// For how long somebody wanted to sleep, each of them.
  var sleeps: [Duration] { asked.withLock { $0 } }

  /// Whether somebody did not sleep to the end.
  var wasBrokenOff: Bool { isBrokenOff.withLock { $0 } }

  func letGo() { isLetGo.withLock { $0 = true } }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    asked.withLock { $0.append(now.duration(to: deadline)) }
    while !isLetGo.withLock({ $0 }) {
      do {
        try await Task.sleep(for: .milliseconds(1))
      } catch {
        isBrokenOff.withLock { $0 = true }
        throw error
      }
    }
  }
}
