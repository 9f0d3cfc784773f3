public import CakeOrdering
public import Logging
public import ServiceLifecycle

/// Drains the message log: hands each message to its handler, and sees to what becomes of it.
///
/// Handlers for different orders run side by side; the log itself keeps an order's messages to one handler in
/// their order. A commit wakes the workers at once, a timer when something is to be tried again.
public struct MessageWorkers: Service {
  let backend: SQLiteBackend
  let handling: MessageHandling
  let clock: any WallClock
  let settings: WorkerSettings
  let logger: Logger

  /// Workers of a backend's messages.
  ///
  /// - Parameters:
  ///   - handlers: One for each name; a message whose handler is not there waits for it.
  ///   - schedule: When what failed is tried again.
  public init(
    backend: SQLiteBackend, handlers: [any MessageHandler], schedule: RetrySchedule = .standard,
    clock: any WallClock, random: any RandomSource, settings: WorkerSettings = WorkerSettings(),
    logger: Logger
  ) {
    self.backend = backend
    self.handling = MessageHandling(
      log: backend, handlers: handlers, schedule: schedule, clock: clock, random: random,
      timeout: settings.timeout, logger: logger)
    self.clock = clock
    self.settings = settings
    self.logger = logger
  }

  /// Works until shutdown, and then until what runs is done, or its time is over.
  public func run() async throws {
    let bell = WorkerBell()
    let subscription = backend.arrivals.subscribe { bell.ring() }
    defer { backend.arrivals.unsubscribe(subscription) }
    await withTaskCancellationHandler {
      await withGracefulShutdownHandler {
        await work(bell)
      } onGracefulShutdown: {
        bell.stop()
      }
    } onCancel: {
      bell.stop()
    }
  }
}
