import CakeOrdering
import CakeTesting
import Foundation
import GRDB
import Testing

@testable import CakeSQLite

@Suite("A store that is out of order for a while")
struct OutOfOrderTests {
  @Test("A full disk is told as unavailable, stores nothing, and is over when there is room again")
  func fullDisk() async throws {
    try await TemporaryBackend.with { backend, _ in
      let random = SeededRandomSource()
      try await backend.pool.writeWithoutTransaction { database in
        let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        try database.execute(sql: "PRAGMA max_page_count = \(pages + 20)")
      }
      var stored: [Order] = []
      var refused: Change?
      for _ in 0..<500 where refused == nil {
        let change = Change.placing(.example(random), random)
        do {
          #expect(try await backend.commit(change) == .committed)
          stored.append(change.order)
        } catch StoreError.unavailable(let retryAfter, _) {
          #expect(retryAfter == .seconds(1))
          refused = change
        }
      }
      let change = try #require(refused)
      #expect(!stored.isEmpty)
      #expect(try await backend.order(change.order.id) == nil)
      for order in stored { #expect(try await backend.order(order.id) == order) }
      try await backend.pool.writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA max_page_count = 1000000")
      }
      #expect(try await backend.commit(change) == .committed)
      #expect(try await backend.order(change.order.id) == change.order)
      try await backend.check()
    }
  }

  @Test("A database that another process keeps locked is told as unavailable, and serves when it is let go")
  func locked() async throws {
    try await TemporaryBackend.with { backend, _ in
      let random = SeededRandomSource()
      let change = Change.placing(.example(random), random)
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(path: backend.path, configuration: configuration)
      // Only a lock that is held across calls keeps the writer out.
      let lock = try await DatabaseLock(other)
      await #expect(throws: StoreError.self) { _ = try await backend.commit(change) }
      #expect(try await backend.order(change.order.id) == nil)
      try await lock.release()
      #expect(try await backend.commit(change) == .committed)
      try await backend.check()
    }
  }
}

/// Keeps a database locked for writers.
private struct DatabaseLock {
  private let queue: DatabaseQueue

  init(_ queue: DatabaseQueue) async throws {
    self.queue = queue
    try await queue.unsafeExecute("BEGIN IMMEDIATE")
  }

  func release() async throws {
    try await queue.unsafeExecute("ROLLBACK")
  }
}

extension DatabaseQueue {
  fileprivate func unsafeExecute(_ sql: String) async throws {
    try unsafeReentrantWrite { try $0.execute(sql: sql) }
  }
}
