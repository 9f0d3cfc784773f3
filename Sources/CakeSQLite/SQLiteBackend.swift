public import CakeOrdering
import Foundation
import GRDB
public import Logging

/// Everything the shop keeps, in one SQLite file: orders, messages on their way, notifications, tokens.
///
/// One process serves the file; others may open it beside that one for small things, such as revoking a token.
/// Changes that arrive together share a transaction, and each is answered once it would survive a power cut.
public final class SQLiteBackend: Sendable {
  /// Where the file is.
  public let path: String

  let pool: DatabasePool
  let commits: CommitQueue
  let arrivals: MessageArrivals
  let clock: any WallClock
  let logger: Logger

  /// Opens the file, makes it if it is not there (its folder too), and brings its layout up to date.
  ///
  /// Metrics are to be bootstrapped before. Waits for the disk: call it at start only.
  ///
  /// - Throws: ``StoreError``; `unreadable` if the file is no database or a newer version made it.
  public init(path: String, clock: any WallClock, logger: Logger) throws(StoreError) {
    do {
      try DatabaseFile.prepare(path)
      let pool = try DatabaseFile.openPool(path)
      let arrivals = MessageArrivals()
      let checkpointer = try Checkpointer(path: path, logger: logger)
      let keyRuns = KeyRuns(logger: logger)
      self.path = path
      self.pool = pool
      self.clock = clock
      self.logger = logger
      self.arrivals = arrivals
      self.commits = CommitQueue(
        pool: pool, arrivals: arrivals, beforeEnd: keyRuns.write(in:), afterGroup: checkpointer.afterGroup)
    } catch {
      throw StoreError(sqlite: error)
    }
  }
}
