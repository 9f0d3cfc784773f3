public import CakeDelivery
public import CakeOrdering
public import Logging
public import ServiceLifecycle

/// Drains the message log: hands each message to its handler, and sees to what becomes of it.
///
/// Each handler has places of its own, so that one whose peer hangs holds up none of the others. The log itself keeps an
/// order's messages to one handler in their order. A commit wakes the workers at once, a timer when something is to be
/// tried again.
public struct MessageWorkers: Service {
  /// How workers go about their messages.
  public struct Settings: Sendable {
    /// How many messages of one handler are handled at once at most.
    public var places = 12
    /// How long a message is a worker's own.
    public var lease = Duration.seconds(60)
    /// After what time a handler is cancelled, and its message tried again later; less than the lease.
    public var timeout = Duration.seconds(45)
    /// How many messages of one handler are taken at once while so many orders come in that the writer is busy with them:
    /// placing has priority.
    public var busyPlaces = 3
    /// How long the workers stand back at most while the writer is busy before they take that many nevertheless.
    public var longestStandback = Duration.seconds(1)
    /// How often they look for what nobody rang for, a lease of a worker that died, say.
    public var round = Duration.seconds(5)
    /// How long running handlers may go on at shutdown. What is not done by then is cancelled, and done after the
    /// next start.
    public var shutdownGrace = Duration.seconds(8)

    /// The usual settings.
    public init() {}
  }

  let backend: SQLiteBackend
  let engine: DeliveryEngine
  let clock: any WallClock
  let settings: Settings
  let logger: Logger

  /// Workers of a backend's messages.
  public init(
    backend: SQLiteBackend, engine: DeliveryEngine, clock: any WallClock, settings: Settings = Settings(),
    logger: Logger
  ) {
    self.backend = backend
    self.engine = engine
    self.clock = clock
    self.settings = settings
    self.logger = logger
  }

  /// Works until shutdown, and then until what runs is done, or its time is over.
  public func run() async throws {
    let state = WorkerState()
    let subscription = backend.arrivals.subscribe { state.wake() }
    defer { backend.arrivals.unsubscribe(subscription) }
    await withTaskCancellationHandler {
      await withGracefulShutdownHandler {
        await work(state)
      } onGracefulShutdown: {
        state.stop()
      }
    } onCancel: {
      state.stop()
    }
  }

  /// What the loop remembers from one round to the next.
  private struct Round {
    /// When something is due next, as far as is known.
    var dueAt: Timestamp?
    /// For when the timer is set.
    var timer: Timestamp?
    /// When messages were last taken.
    var takenAt = ContinuousClock.now
  }

  /// Hands out messages whenever it is woken and handlers have places.
  func work(_ state: WorkerState) async {
    await withDiscardingTaskGroup { group in
      var wakes = state.wakes.makeAsyncIterator()
      var round = Round()
      while !state.isStopped {
        let now = clock.now()
        if round.timer.map({ $0 <= now }) ?? true {
          round.timer = nil
          round.dueAt = now
        }
        if let pause = await handOut(state, &round, &group) {
          setTimer(now.adding(pause), state, &round, &group)
        } else {
          if round.dueAt.map({ $0 <= now }) ?? false { round.dueAt = await nextDue(state, after: now) }
          let retry = state.takeRetry()
          let due = [round.dueAt, retry, now.adding(settings.round)].compactMap(\.self).min()
          setTimer(due ?? now, state, &round, &group)
        }
        // No element: the task was cancelled.
        guard await wakes.next() != nil else { break }
      }
      group.addTask {
        try? await Task.sleep(for: settings.shutdownGrace)
        state.wake()
      }
      let deadline = ContinuousClock.now + settings.shutdownGrace
      while state.isRunning, ContinuousClock.now < deadline {
        guard await wakes.next() != nil else { break }
      }
      group.cancelAll()
    }
  }

  /// Takes messages for as long as there are some whose handlers have places.
  ///
  /// - Returns: How long to wait before trying again, where that is not a matter of messages; nil otherwise.
  private func handOut(_ state: WorkerState, _ round: inout Round, _ group: inout DiscardingTaskGroup) async
    -> Duration?
  {
    while !state.isStopped {
      var places = state.freePlaces(of: settings.places)
      if backend.commits.isBusyWithChanges {
        guard ContinuousClock.now - round.takenAt >= settings.longestStandback else {
          return .milliseconds(50)
        }
        places = places.mapValues { min($0, settings.busyPlaces) }
      }
      guard !places.isEmpty else { return nil }
      let leases: [LeasedMessage]
      do {
        leases = try await backend.lease(places, for: settings.lease, at: clock.now())
      } catch {
        logger.warning("messages cannot be taken", metadata: ["reason": "\(error)"])
        return .seconds(1)
      }
      round.takenAt = .now
      guard !leases.isEmpty else { return nil }
      for lease in leases {
        state.begin(lease)
        group.addTask { state.end(lease, nextAt: await handle(lease)) }
      }
    }
    return nil
  }

  /// Handles a message.
  ///
  /// - Returns: When it comes again; nil if that is not to be, or is not known.
  private func handle(_ lease: LeasedMessage) async -> Timestamp? {
    let deadline = ContinuousClock.now + settings.timeout
    switch await engine.deliver(lease.attempt, named: lease.id, lease, of: backend, before: deadline) {
    case .putOff(let time, _), .retry(let time, _): return time
    case .done, .skip, .deadLetter, nil: return nil
    }
  }

  /// When the next message is due of a handler that has a place; at the next round if it cannot be told.
  private func nextDue(_ state: WorkerState, after now: Timestamp) async -> Timestamp? {
    do {
      // Never at once: what is due now and was not taken is due to something that has to pass first.
      return try await backend.nextDue(for: Set(state.freePlaces(of: settings.places).keys))
        .map { max($0, now.adding(.milliseconds(100))) }
    } catch {
      return nil
    }
  }

  /// Has the loop woken at that time, unless it is woken before it anyway.
  private func setTimer(
    _ time: Timestamp, _ state: WorkerState, _ round: inout Round, _ group: inout DiscardingTaskGroup
  ) {
    if let timer = round.timer, timer <= time { return }
    round.timer = time
    let pause = max(time.since(clock.now()), .milliseconds(1))
    group.addTask {
      try? await Task.sleep(for: pause)
      state.wake()
    }
  }
}
