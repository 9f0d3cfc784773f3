import Logging
import ServiceLifecycle

/// Services that run until they are told to stop.
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
      services: services, logger: quiet)
    configuration.maximumGracefulShutdownDuration = Self.gracePeriod
    group = ServiceGroup(configuration: configuration)
  }

  /// Runs them to their end.
  ///
  /// - Parameter stops: Each ends them by its first element.
  func run(until stops: [AsyncStream<Void>]) async -> Result<Void, any Error> {
    let group = group
    do {
      try await withThrowingTaskGroup(of: Void.self) { waiting in
        for stop in stops {
          waiting.addTask {
            for await _ in stop { return await group.triggerGracefulShutdown() }
          }
        }
        try await group.run()
        waiting.cancelAll()
      }
      return .success(())
    } catch {
      return .failure(error)
    }
  }
}
