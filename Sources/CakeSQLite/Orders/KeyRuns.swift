import CakeOrdering
import GRDB
import Logging
import Synchronization

/// Writes the keys of orders into `order_keys`, a run of them after the other.
///
/// Numbers and addresses come in no order, so that writing each order's keys at once would touch pages all over
/// the tree. A run of them, sorted, fills a few pages of its own. It is written a slice at a time, in the
/// transactions of later orders: whoever places an order does not wait for a whole run.
final class KeyRuns: Sendable {
  /// How many keys a transaction brings at least, where a run is to be written.
  private static let slice = 256
  /// How many for each change in it; an order has two, so that runs are written faster than they fill.
  private static let keysPerChange = 4

  private let logger: Logger
  private let run = Mutex<OpenRun?>(nil)

  /// The run that is to be written next. What of it is written, the database tells: a transaction that comes to
  /// nothing leaves nothing to be taken back here.
  private struct OpenRun {
    let number: Int64
    /// Sorted; nil while the run is not full.
    var keys: [RunKey]?
  }

  init(logger: Logger) {
    self.logger = logger
  }

  /// Runs at the end of each transaction.
  func write(in transaction: WriteTransaction) throws {
    guard let first = transaction.firstPlaced else {
      // Its keys are read anew, without those that are to be forgotten.
      if transaction.forgetsKeys { run.withLock { $0 = nil } }
      return
    }
    do {
      try run.withLock { run in
        if transaction.forgetsKeys { run = nil }
        var open = try run ?? OpenRun(number: transaction.database.firstOpenRun())
        // Only orders of earlier transactions: this one may still come to nothing.
        guard first >= (open.number + 1) * OrderKey.runLength else { return run = open }
        let keys = try open.keys ?? transaction.database.keys(ofRun: open.number)
        open.keys = keys
        run = try write(keys, of: open.number, transaction) ? nil : open
      }
    } catch let error as DatabaseError where !error.isTemporary {
      // Nothing is missing: orders without a run are looked through one by one, and the next transaction tries
      // again.
      logger.warning("a run of keys cannot be written", metadata: ["reason": "\(error.extendedCode)"])
    }
  }

  /// Writes the next keys of a run; true if they were its last.
  private func write(_ keys: [RunKey], of run: Int64, _ transaction: WriteTransaction) throws -> Bool {
    let last = try transaction.first(.findLastKey, { $0.bind(1, run) }) {
      RunKey($0.int64(0), row: $0.int64(1))
    }
    let start = last.map { last in keys.partitioningIndex { $0 > last } } ?? 0
    let end = min(start + max(Self.slice, transaction.changes * Self.keysPerChange), keys.count)
    for key in keys[start..<end] {
      try transaction.execute(.insertKey) {
        $0.bind(1, run)
        $0.bind(2, key.key)
        $0.bind(3, key.row)
      }
    }
    guard end == keys.count else { return false }
    try PreparedStatement(transaction.database, "UPDATE counters SET value = ?1 WHERE name = 'key_runs'")
      .execute { $0.bind(1, run + 1) }
    return true
  }
}

extension Database {
  /// The first run of keys that is not written to its end.
  func firstOpenRun() throws -> Int64 {
    try PreparedStatement(self, "SELECT value FROM counters WHERE name = 'key_runs'")
      .first({ _ in }, read: { $0.int64(0) }) ?? 0
  }

  /// All keys of the orders of a run, sorted.
  fileprivate func keys(ofRun run: Int64) throws -> [RunKey] {
    let orders = try PreparedStatement(
      self, "SELECT row, number_key, email_key FROM orders WHERE row >= ?1 AND row < ?2"
    ).all {
      $0.bind(1, run * OrderKey.runLength)
      $0.bind(2, (run + 1) * OrderKey.runLength)
    } read: { order in
      let row = order.int64(0)
      return (RunKey(order.int64(1), row: row), order.isNull(2) ? nil : RunKey(order.int64(2), row: row))
    }
    return (orders.map(\.0) + orders.compactMap(\.1)).sorted()
  }
}

extension [RunKey] {
  /// Where those begin that `belongs` holds for, which all stand at the end.
  fileprivate func partitioningIndex(where belongs: (RunKey) -> Bool) -> Int {
    var range = 0..<count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = belongs(self[middle]) ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    return range.lowerBound
  }
}
