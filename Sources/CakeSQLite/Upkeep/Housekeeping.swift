public import CakeOrdering
public import Logging
public import ServiceLifecycle

/// Does what is to be done now and then: erases personal data whose time is over, removes tokens that expired,
/// and measures what the metrics show.
public struct Housekeeping: Service {
  /// How often data is erased and tokens are removed.
  public static let interval = Duration.seconds(3600)
  /// How often metrics are measured.
  public static let sampling = Duration.seconds(5)
  /// How many orders are erased in one go.
  private static let batch = 200

  private let backend: SQLiteBackend
  private let erase: EraseOrder
  private let clock: any WallClock
  private let logger: Logger

  /// The housekeeping of a backend.
  public init(backend: SQLiteBackend, erase: EraseOrder, clock: any WallClock, logger: Logger) {
    self.backend = backend
    self.erase = erase
    self.clock = clock
    self.logger = logger
  }

  /// Keeps house until shutdown.
  public func run() async throws {
    await cancelWhenGracefulShutdown {
      var next = ContinuousClock.now
      while !Task.isCancelled {
        if ContinuousClock.now >= next {
          await tidyUp()
          next = .now + Self.interval
        }
        do {
          try await backend.sampleMetrics()
        } catch {
          logger.debug("metrics cannot be measured", metadata: ["reason": "\(error)"])
        }
        try? await Task.sleep(for: Self.sampling)
      }
    }
  }

  /// Erases and removes everything whose time is over.
  public func tidyUp() async {
    do {
      let tokens = try await backend.prune(at: clock.now())
      var erased = 0
      while case let count = try await erase.expired(limit: Self.batch), count > 0, !Task.isCancelled {
        erased += count
      }
      if erased + tokens > 0 {
        logger.info("tidied up", metadata: ["ordersErased": "\(erased)", "tokensRemoved": "\(tokens)"])
      }
    } catch {
      logger.error("housekeeping failed", metadata: ["reason": "\(error)"])
    }
  }
}
