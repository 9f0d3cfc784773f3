import CakeOrdering
import CakeTesting
import Dispatch
import GRDB
import Testing

@testable import CakeSQLite

@Suite("Changes that arrive together")
struct GroupCommitTests {
  @Test("They share a transaction")
  func sharing() async throws {
    try await TemporaryBackend.with { backend, _ in
      let random = SeededRandomSource()
      let changes = (0..<100).map { _ in Change.placing(.example(random), random) }
      let counter = CommitCounter()
      backend.pool.add(transactionObserver: counter, extent: .observerLifetime)
      let results = try await backend.commitTogether(changes)
      #expect(results.allSatisfy { $0 == .success(.committed) })
      #expect(counter.count == 1)
    }
  }

  @Test("A transaction takes no more of them than it may")
  func bounded() async throws {
    try await TemporaryBackend.with { backend, _ in
      let random = SeededRandomSource()
      let changes = (0..<(2 * CommitQueue.largestGroup + 1)).map { _ in
        Change.placing(.example(random), random)
      }
      let counter = CommitCounter()
      backend.pool.add(transactionObserver: counter, extent: .observerLifetime)
      let results = try await backend.commitTogether(changes)
      #expect(results.allSatisfy { $0 == .success(.committed) })
      #expect(counter.count == 3)
    }
  }

  @Test("One that SQLite refuses fails alone")
  func faultyChange() async throws {
    try await TemporaryBackend.with { backend, _ in
      let random = SeededRandomSource()
      let changes = (0..<40).map { index in
        Change.placing(.example(random) { $0.slotStart = index == 17 ? 666 : 540 }, random)
      }
      try await backend.pool.write { database in
        try database.execute(
          sql: """
            CREATE TRIGGER refuse AFTER INSERT ON orders WHEN NEW.slot_start = 666
            BEGIN SELECT RAISE(ABORT, 'refused'); END
            """)
      }
      let results = try await backend.commitTogether(changes)
      for (index, (change, result)) in zip(changes, results).enumerated() {
        let stored = try await backend.order(change.order.id)
        if index == 17 {
          #expect(result == .failure(.unreadable(reason: "SQLite: refused (1811)")))
          #expect(stored == nil)
        } else {
          #expect(result == .success(.committed))
          #expect(stored == change.order)
        }
      }
      let reserved = try await backend.reservedCapacity(from: .on("2026-01-01"), to: .on("2027-01-01"))
      #expect(reserved.values.map(\.self) == [39 * 2])
    }
  }

  @Test("One that is refused for want of room leaves nothing behind among those that are not")
  func refusedChange() async throws {
    try await TemporaryBackend.with { backend, _ in
      let random = SeededRandomSource()
      let changes = (0..<50).map { _ in Change.placing(.example(random), random, limit: 20) }
      let results = try await backend.commitTogether(changes)
      #expect(results.count { $0 == .success(.committed) } == 10)
      #expect(results.count { $0 == .success(.full) } == 40)
      let messages = try await backend.messages(.waiting, limit: 100, after: nil)
      #expect(messages.count == 10)
    }
  }

  @Test("The same new order twice in one transaction is stored once")
  func twins() async throws {
    try await TemporaryBackend.with { backend, _ in
      let random = SeededRandomSource()
      let order = Order.example(random)
      let changes = (0..<2).map { _ in Change.placing(order, random) }
      let results = try await backend.commitTogether(changes)
      #expect(results.count { $0 == .success(.committed) } == 1)
      #expect(results.count { $0 == .success(.versionConflict) } == 1)
      let reserved = try await backend.reservedCapacity(from: .on("2026-01-01"), to: .on("2027-01-01"))
      #expect(reserved.values.map(\.self) == [order.effort])
    }
  }

  @Test("When more wait than could be answered in time, the rest is turned away at once")
  func overload() async throws {
    try await TemporaryBackend.with { backend, _ in
      let gate = DispatchSemaphore(value: 0)
      backend.pool.asyncWriteWithoutTransaction { _ in gate.wait() }
      let turnedAway = try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<(CommitQueue.longestQueue + 10) {
          group.addTask {
            do {
              try await backend.check()
              return false
            } catch StoreError.unavailable(retryAfter: .seconds(1), reason: _) {
              return true
            }
          }
        }
        var count = 0
        for try await isTurnedAway in group where isTurnedAway {
          count += 1
          // The last one opens the gate for those that wait.
          if count == 10 { gate.signal() }
        }
        return count
      }
      #expect(turnedAway == 10)
    }
  }
}
