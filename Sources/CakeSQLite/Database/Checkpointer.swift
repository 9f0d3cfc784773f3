import Dispatch
import Foundation
import GRDB
import GRDBSQLite
import Logging
import Synchronization

/// Moves what is committed from the write-ahead log into the database file, beside the writer and not in its
/// way: a connection of its own does the bulk, and what was added meanwhile, the writer only the little that is
/// left then, so that the log can start anew.
final class Checkpointer: Sendable {
  /// After how many pages in the log they are moved: so many that pages written often are moved once, so few that
  /// commits do not wait long behind them for the disk; 16 MiB.
  static let threshold = (16 << 20) / DatabaseFile.pageSize
  /// How few pages may be left for the writer, which everybody waits for meanwhile.
  private static let few = 256
  /// How often the other connection moves what was added meanwhile, at most.
  private static let rounds = 4

  private let connection: DatabaseQueue
  private let logger: Logger
  private let state = Mutex(State())

  private struct State {
    var phase = Phase.filling
    /// How many pages the writer had written when the log last started anew.
    var start = 0
  }

  private enum Phase { case filling, moving, moved }

  init(path: String, logger: Logger) throws {
    var configuration = DatabaseFile.configuration
    configuration.label = "cake.sqlite.checkpoint"
    self.connection = try DatabaseQueue(path: path, configuration: configuration)
    self.logger = logger
  }

  /// Runs on the writer after each of its transactions.
  func afterGroup(_ writer: Database) {
    let written = writer.pagesWritten
    let phase = state.withLock { state in
      if state.phase == .filling, written - state.start >= Self.threshold {
        state.phase = .moving
        connection.asyncWriteWithoutTransaction { [self] database in
          moveMost(database)
          self.state.withLock { $0.phase = .moved }
        }
      }
      return state.phase
    }
    if phase == .moved {
      // Little is left: once the writer has moved it too, the log starts at its beginning.
      move(writer)
      state.withLock { state in
        state.phase = .filling
        state.start = written
      }
    }
  }

  /// Moves what there is, then what was added meanwhile, until that is little.
  private func moveMost(_ database: Database) {
    var moved = 0
    for _ in 0..<Self.rounds {
      let before = moved
      moved = move(database)
      if moved - before <= Self.few { return }
    }
  }

  /// Moves what no reader is in the way of.
  ///
  /// - Returns: How many pages of the log are moved now, those of earlier times among them.
  @discardableResult
  private func move(_ database: Database) -> Int {
    do {
      return try database.checkpoint(.passive).checkpointedFrameCount
    } catch {
      // Nothing is lost: the log grows on, and the next round tries again.
      logger.warning("checkpoint failed", metadata: ["reason": "\(error.extendedCode)"])
      return 0
    }
  }
}

extension Database {
  /// How many pages this connection has written since it was opened.
  fileprivate var pagesWritten: Int {
    var current: Int32 = 0
    var highest: Int32 = 0
    sqlite3_db_status(sqliteConnection, SQLITE_DBSTATUS_CACHE_WRITE, &current, &highest, 0)
    return Int(current)
  }
}

extension Error {
  /// SQLite's extended result code, which says all there is to say without any data; 0 for other errors.
  var extendedCode: Int32 { (self as? DatabaseError)?.extendedResultCode.rawValue ?? 0 }
}
