import Logging
import ServiceLifecycle
import UnixSignals

/// Services that run until they are told to stop, by a signal or otherwise.
struct ServingGroup {
  private let group: ServiceGroup

  /// When all else is broken off.
  private static let gracePeriod = Duration.seconds(9)

  /// - Parameter services: Ended from the last to the first.
  init(_ services: [any Service], logger: Logger) {
    // At lower levels it logs all that the services hold, secrets and all.
    var quiet = logger
    quiet.logLevel = max(.info, logger.logLevel)
    var configuration = ServiceGroupConfiguration(
      services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
    configuration.maximumGracefulShutdownDuration = Self.gracePeriod
    group = ServiceGroup(configuration: configuration)
  }

  /// Runs them to their end.
  ///
  /// - Parameter stop: Ends them as a signal does.
  func run(until stop: AsyncStream<Void>? = nil) async -> Result<Void, any Error> {
    let group = group
    do {
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask {
          try await group.run()
        }
        if let stop {
          tasks.addTask {
            for await _ in stop { break }
            await group.triggerGracefulShutdown()
          }
        }
        try await tasks.next()
        if stop != nil { try await tasks.next() }
      }
      return .success(())
    } catch {
      return .failure(error)
    }
  }
}
