import CakeOrdering
import CakeSQLite
import Logging
import ServiceLifecycle

/// Erases personal data whose time is over, and removes what nobody needs any more: at the start, then hourly.
struct Housekeeping: Service {
  private let local: LocalShop
  private let logger: Logger

  private static let interval = Duration.seconds(3600)
  /// So many orders at a time, so that customers who order meanwhile wait for nobody.
  private static let batch = 100

  init(local: LocalShop, logger: Logger) {
    self.local = local
    self.logger = logger
  }

  /// Works until it is told to stop.
  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await tidy()
        try await Task.sleep(for: Self.interval)
      }
    }
  }

  private func tidy() async {
    do {
      let erase = EraseOrder(desk: local.desk)
      var erased = 0
      while !Task.isCancelled {
        let count = try await erase.expired(limit: Self.batch)
        erased += count
        if count < Self.batch { break }
      }
      if erased > 0 { logger.info("Erased personal data", metadata: ["orders": "\(erased)"]) }
      try await local.backend.prune(at: local.clock.now())
    } catch {
      logger.warning("Housekeeping is put off", metadata: ["reason": "\(error)"])
    }
  }
}
