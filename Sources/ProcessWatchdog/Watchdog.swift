import Foundation
public import Logging
import Metrics
import Synchronization

/// Watches from a thread of its own whether Swift's pool of threads still gives turns, which nothing that runs in the
/// pool could tell.
///
/// It measures how long a task waits for its turn (`cake_pool_wait_seconds`), tells the service manager that the process
/// lives for as long as that is so, hears of `SIGTERM` and `SIGINT`, and ends the process ten seconds after them
/// whatever it does.
public final class Watchdog: Sendable {
  /// How often it looks.
  private static let round = Duration.milliseconds(100)
  /// From what silence on the log says so.
  private static let worthALine = Duration.seconds(5)

  /// An element when the process is told to end; for whoever ends it in order.
  public let stops: AsyncStream<Void>

  private let stopped: AsyncStream<Void>.Continuation
  private let manager: ServiceManager?
  private let logger: Logger
  private let wait = Metrics.Timer(label: "cake_pool_wait_seconds")
  private let state: Mutex<State>

  private struct State {
    var rules: WatchdogRules
    var isStarting = false
    var isSilent = false
  }

  /// A watchdog that does nothing before ``start()``. Metrics are to be bootstrapped before.
  ///
  /// - Parameter environment: Where the service manager left its address.
  public init(environment: [String: String], logger: Logger) {
    manager = ServiceManager(environment: environment)
    self.logger = logger
    (stops, stopped) = AsyncStream.makeStream()
    state = Mutex(
      State(rules: WatchdogRules(watchdogInterval: manager?.watchdogInterval, now: .now)))
  }

  /// Begins to watch, until the process ends.
  public func start() {
    let thread = Thread { [self] in
      Thread.current.name = "watchdog"
      StopRequest.listen()
      while true {
        look()
        Thread.sleep(forTimeInterval: Double(Self.round.components.attoseconds) / 1e18)
      }
    }
    thread.start()
  }

  /// Does something that may take long before the process can serve, a migration say: meanwhile the service manager
  /// is asked for patience.
  public func whileStarting<Value, Failure: Error>(
    _ body: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    state.withLock { $0.isStarting = true }
    defer { state.withLock { $0.isStarting = false } }
    return try await body()
  }

  /// The process serves.
  public func ready() {
    manager?.tell(.ready)
  }

  private func look() {
    let now = ContinuousClock.now
    let actions = state.withLock { state in
      state.rules.tick(now, isStarting: state.isStarting, isToldToStop: StopRequest.isMade)
    }
    for action in actions {
      switch action {
      case .probe: probe(now)
      case .tell(let state): manager?.tell(state)
      case .announceStop: stopped.yield()
      case .end: end()
      }
    }
    reportSilence(now)
  }

  /// Asks the pool for a turn. Not awaited by anybody: whoever waited would wait in the pool.
  private func probe(_ asked: ContinuousClock.Instant) {
    Task { [self] in
      let now = ContinuousClock.now
      let (seconds, attoseconds) = (now - asked).components
      wait.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
      state.withLock { $0.rules.answered(now) }
    }
  }

  private func reportSilence(_ now: ContinuousClock.Instant) {
    let isNew = state.withLock { state in
      let isSilent = state.rules.silence(now) >= Self.worthALine
      defer { state.isSilent = isSilent }
      return isSilent && !state.isSilent
    }
    guard isNew else { return }
    logger.critical(
      "No task has had a turn for \(Self.worthALine.components.seconds) s: the process stands still")
  }

  private func end() -> Never {
    logger.critical("It did not end in time after it was told to, and is ended")
    // Not `exit`, which would wait for what hangs.
    _exit(1)
  }
}
