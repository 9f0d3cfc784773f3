/// What the watchdog does when: a value, so that its rules can be read and tested without waiting.
struct WatchdogRules {
  /// For how long the pool may be silent before the service manager is no longer told that the process lives. A busy
  /// pool is not a dead one: the longest turn of a loaded shop is far below that.
  static let longestSilence = Duration.seconds(30)
  /// How long after it was told to end the process may last.
  static let stopping = Duration.seconds(10)
  /// For how long a start is extended each time.
  static let startExtension = Duration.seconds(30)

  /// Something to do now.
  enum Action: Equatable {
    /// Ask the pool for a turn.
    case probe
    /// Tell the service manager.
    case tell(ServiceManager.State)
    /// Say that the process ends as it was told to.
    case announceStop
    /// End the process at once, whatever it does.
    case end
  }

  private let aliveEvery: Duration?
  private var lastAnswer: ContinuousClock.Instant
  private var isProbing = false
  private var lastAlive: ContinuousClock.Instant?
  private var lastExtension: ContinuousClock.Instant?
  private var stopSince: ContinuousClock.Instant?

  /// The rules from a moment on.
  ///
  /// - Parameter watchdogInterval: After what time of silence the service manager ends the process, if it does.
  init(watchdogInterval: Duration?, now: ContinuousClock.Instant) {
    // Three times within the interval: one that comes late is not the end.
    aliveEvery = watchdogInterval.map { $0 / 3 }
    lastAnswer = now
  }

  /// For how long the pool has not answered.
  func silence(_ now: ContinuousClock.Instant) -> Duration { isProbing ? now - lastAnswer : .zero }

  /// The pool answered.
  mutating func answered(_ now: ContinuousClock.Instant) {
    isProbing = false
    lastAnswer = now
  }

  /// What is to be done at a moment.
  ///
  /// - Parameters:
  ///   - isStarting: Whether something takes long before the process can serve.
  ///   - isToldToStop: Whether the process was told to end.
  mutating func tick(_ now: ContinuousClock.Instant, isStarting: Bool, isToldToStop: Bool) -> [Action] {
    var actions: [Action] = []
    if isToldToStop, stopSince == nil {
      stopSince = now
      actions += [.announceStop, .tell(.stopping)]
    }
    if let stopSince, now - stopSince >= Self.stopping { return actions + [.end] }
    if isStarting, lastExtension.map({ now - $0 >= Self.startExtension / 3 }) ?? true {
      lastExtension = now
      actions.append(.tell(.startExtended(by: Self.startExtension)))
    }
    if let aliveEvery, silence(now) < Self.longestSilence, lastAlive.map({ now - $0 >= aliveEvery }) ?? true {
      lastAlive = now
      actions.append(.tell(.alive))
    }
    if !isProbing {
      isProbing = true
      lastAnswer = now
      actions.append(.probe)
    }
    return actions
  }
}
