import CakeOrdering
import Foundation
import GRDB
import Metrics
import Synchronization

/// The one way to write: whatever waits shares the next transaction, so that many changes cost one flush to
/// the disk, and each is answered only after the transaction that holds it is durable.
final class CommitQueue: Sendable {
  /// How many writes share a transaction at most: enough to make the flush cheap, few enough that the first of
  /// them does not wait long for the last.
  static let largestGroup = 256
  /// From how many writes on it is not worth waiting for more to share their transaction.
  private static let goodGroup = 24
  /// How often others get a turn on the processor before a smaller group is written.
  private static let turns = 2
  /// How many may wait before more are turned away: they could not be answered in time anyway.
  static let longestQueue = 8192

  private let pool: DatabasePool
  private let beforeEnd: @Sendable (WriteTransaction) throws -> Void
  private let afterGroup: @Sendable (Database) -> Void
  private let arrivals: MessageArrivals
  private let metrics = CommitMetrics()
  private let state = Mutex(State())

  private struct State {
    var waiting: [PendingWrite] = []
    /// Whether the writer is at it, or called.
    var isDraining = false
    var load = CommitLoad()
  }

  /// A queue in front of a database's writer.
  ///
  /// - Parameters:
  ///   - arrivals: Told when a transaction brought messages.
  ///   - beforeEnd: Runs at the end of each transaction, as a part of it.
  ///   - afterGroup: Runs on the writer after each transaction.
  init(
    pool: DatabasePool, arrivals: MessageArrivals,
    beforeEnd: @escaping @Sendable (WriteTransaction) throws -> Void,
    afterGroup: @escaping @Sendable (Database) -> Void
  ) {
    self.pool = pool
    self.arrivals = arrivals
    self.beforeEnd = beforeEnd
    self.afterGroup = afterGroup
  }

  /// How many writes wait.
  var length: Int { state.withLock { $0.waiting.count } }

  /// Whether so many orders come in that all else should stand back.
  var isBusyWithChanges: Bool {
    let now = ContinuousClock.now
    return state.withLock { $0.load.isBusy(at: now) }
  }

  /// Writes in a transaction that others may share.
  ///
  /// - Returns: What `body` gave, once the transaction is durable.
  func write<Value: Sendable>(_ body: @escaping @Sendable (WriteTransaction) throws -> Value)
    async throws(StoreError) -> Value
  {
    let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
      let write = PendingWrite(
        apply: { transaction in
          let value = try body(transaction)
          return { continuation.resume(returning: .success(value)) }
        },
        fail: { continuation.resume(returning: .failure($0)) })
      enqueue(write)
    }
    return try result.get()
  }

  private func enqueue(_ write: PendingWrite) {
    let (isTurnedAway, callsWriter) = state.withLock { state in
      if state.waiting.count >= Self.longestQueue { return (true, false) }
      state.waiting.append(write)
      defer { state.isDraining = true }
      return (false, !state.isDraining)
    }
    if isTurnedAway {
      write.fail(.unavailable(retryAfter: StoreError.pause, reason: "too many changes wait to be written"))
    } else if callsWriter {
      pool.asyncWriteWithoutTransaction { [self] database in drain(database) }
    }
  }

  /// Writes group after group until nothing waits.
  private func drain(_ database: Database) {
    letOthersJoin()
    while let group = takeGroup() {
      commit(group, database)
      afterGroup(database)
      letOthersJoin()
    }
  }

  /// While many orders come in, gives those that are nearly ready to be written a turn on the processor first: the larger
  /// a transaction is, the less of it each of them costs. Where nobody waits for the processor it takes no time.
  private func letOthersJoin() {
    for _ in 0..<Self.turns {
      let now = ContinuousClock.now
      let isWorthIt = state.withLock { $0.waiting.count < Self.goodGroup && $0.load.isBusy(at: now) }
      guard isWorthIt else { return }
      sched_yield()
    }
  }

  private func takeGroup() -> [PendingWrite]? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.isDraining = false
        return nil
      }
      if state.waiting.count <= Self.largestGroup {
        defer { state.waiting = [] }
        return state.waiting
      }
      defer { state.waiting.removeFirst(Self.largestGroup) }
      return Array(state.waiting[..<Self.largestGroup])
    }
  }

  private func takeAll() -> [PendingWrite] {
    state.withLock { state in
      defer { state.waiting = [] }
      return state.waiting
    }
  }
}

extension CommitQueue {
  /// Writes a group as one transaction. If it cannot be written at all for now, nobody who waits is kept
  /// waiting; if one of them spoils it, the others are written without it.
  private func commit(_ group: [PendingWrite], _ database: Database) {
    do {
      try transact(group, database)
    } catch  where group.count > 1 && (error as? DatabaseError)?.isTemporary != true {
      for write in group { commitAlone(write, database) }
    } catch {
      let reason = StoreError(sqlite: error)
      // Whoever asks anew because of this answer is not among those that waited.
      let waiting = (error as? DatabaseError)?.isTemporary == true ? takeAll() : []
      for write in group + waiting { write.fail(reason) }
    }
  }

  private func commitAlone(_ write: PendingWrite, _ database: Database) {
    do {
      try transact([write], database)
    } catch {
      write.fail(StoreError(sqlite: error))
    }
  }

  /// One transaction; its writers are answered after its end.
  private func transact(_ group: [PendingWrite], _ database: Database) throws {
    let start = ContinuousClock.now
    let transaction = WriteTransaction(database)
    var answers: [@Sendable () -> Void] = []
    answers.reserveCapacity(group.count)
    do {
      try database.cachedStatement(sql: "BEGIN IMMEDIATE TRANSACTION").execute()
      for write in group { answers.append(try write.apply(transaction)) }
      try beforeEnd(transaction)
      try database.cachedStatement(sql: "COMMIT TRANSACTION").execute()
    } catch {
      // Some errors end the transaction, others, a failed COMMIT among them, leave it open.
      try? database.rollback()
      throw error
    }
    let end = ContinuousClock.now
    state.withLock { $0.load.record(transaction.changes, at: end) }
    for answer in answers { answer() }
    if transaction.brings { arrivals.announce() }
    metrics.record(changes: transaction.changes, writes: group.count, took: end - start)
  }
}
