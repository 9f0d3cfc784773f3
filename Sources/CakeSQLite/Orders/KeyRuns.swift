import CakeOrdering
import GRDB
import Logging
import Synchronization

/// Writes the keys of orders into `order_keys`, a whole run at a time.
///
/// Numbers and addresses come in no order, so that writing each order's keys at once would touch pages all over
/// the tree. A run of them, sorted, fills a few pages of its own.
final class KeyRuns: Sendable {
  private let logger: Logger
  /// The run that is to be completed next; nil until it was looked up.
  private let next = Mutex<Int64?>(nil)

  init(logger: Logger) {
    self.logger = logger
  }

  /// Runs on the writer after each of its transactions; `lastRow` is the latest order's.
  func afterGroup(_ writer: Database) {
    do {
      let newest =
        try PreparedStatement(writer, "SELECT max(row) FROM orders").first({ _ in }) { $0.int64(0) } ?? 0
      var run = try next.withLock { $0 } ?? writer.firstOpenRun()
      while newest >= (run + 1) * OrderKey.runLength {
        try complete(run, writer)
        run += 1
      }
      next.withLock { $0 = run }
    } catch {
      // Nothing is missing: orders without a run are looked through one by one, and the next transaction tries
      // again.
      logger.warning("a run of keys cannot be written", metadata: ["reason": "\(error.extendedCode)"])
    }
  }

  private func complete(_ run: Int64, _ writer: Database) throws {
    try writer.inTransaction(.immediate) {
      try PreparedStatement(
        writer,
        """
        INSERT OR IGNORE INTO order_keys (run, key, order_row)
        SELECT ?1, number_key AS key, row FROM orders WHERE row >= ?2 AND row < ?3
        UNION ALL
        SELECT ?1, email_key, row FROM orders WHERE row >= ?2 AND row < ?3 AND email_key IS NOT NULL
        ORDER BY key
        """
      ).execute {
        $0.bind(1, run)
        $0.bind(2, run * OrderKey.runLength)
        $0.bind(3, (run + 1) * OrderKey.runLength)
      }
      return .commit
    }
  }
}

extension Database {
  /// The first run whose keys are not written.
  func firstOpenRun() throws -> Int64 {
    try PreparedStatement(self, "SELECT coalesce(max(run) + 1, 0) FROM order_keys")
      .first({ _ in }, read: { $0.int64(0) }) ?? 0
  }
}
