import CakeOrdering
import CakeTesting
import Foundation
import GRDB
import Testing

@testable import CakeSQLite

@Suite("Backups and integrity")
struct BackupTests {
  @Test("A backup made while orders come in is whole, consistent and its owner's alone")
  func whileWriting() async throws {
    try await TemporaryBackend.withFolder { folder in
      let backend = try TemporaryBackend.open(folder)
      let random = SeededRandomSource()
      let first = Order.example(random)
      _ = try await backend.commit(.placing(first, random))
      let copy = folder + "/copy.sqlite"
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 {
          group.addTask {
            for _ in 0..<50 { _ = try await backend.commit(.placing(.example(random), random)) }
          }
        }
        group.addTask { try await backend.backup(to: copy) }
        try await group.waitForAll()
      }
      let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      let (orders, messages, integrity) = try await DatabaseQueue(path: copy).read { database in
        (
          try Int.fetchOne(database, sql: "SELECT count(*) FROM orders") ?? 0,
          try Int.fetchOne(database, sql: "SELECT count(*) FROM arrived_messages") ?? 0,
          try String.fetchOne(database, sql: "PRAGMA integrity_check")
        )
      }
      #expect(integrity == "ok")
      #expect(orders >= 1)
      #expect(orders == messages)
      try FileManager.default.createDirectory(
        atPath: folder + "/other/data", withIntermediateDirectories: true)
      try FileManager.default.moveItem(atPath: copy, toPath: folder + "/other/data/cake.sqlite")
      #expect(try await TemporaryBackend.open(folder + "/other").order(first.id) == first)
    }
  }

  @Test("A backup overwrites nothing")
  func refusal() async throws {
    try await TemporaryBackend.withFolder { folder in
      let backend = try TemporaryBackend.open(folder)
      let path = folder + "/letter.txt"
      try Data("dear".utf8).write(to: URL(fileURLWithPath: path))
      await #expect(throws: StoreError.self) { try await backend.backup(to: path) }
      await #expect(throws: StoreError.self) { try await backend.backup(to: folder + "/none/copy.sqlite") }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("dear".utf8))
      #expect(!FileManager.default.fileExists(atPath: folder + "/none/copy.sqlite"))
    }
  }

  @Test("The file is sound after everything happened to it at once, checkpoints included")
  func integrity() async throws {
    try await TemporaryBackend.with { backend, clock in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for seed in 0..<8 {
          group.addTask {
            let random = SeededRandomSource(seed: UInt64(seed))
            for _ in 0..<40 {
              let placed = Order.example(random)
              let change = Change.placing(placed, random)
              _ = try await backend.commit(change)
              try await backend.record(.example(following: change.messages[0]))
              let erased = placed.erased(at: clock.now())
              _ = try await backend.commit(.example(erased, random, erasesNotifications: true))
              for lease in try await backend.lease(limit: 3, for: .seconds(30), at: clock.now()) {
                _ = try await backend.apply(.done, to: lease, at: clock.now())
              }
            }
          }
        }
        group.addTask {
          for _ in 0..<20 {
            _ = try await backend.pool.writeWithoutTransaction { try $0.checkpoint(.passive) }
          }
        }
        try await group.waitForAll()
      }
      let found = try await backend.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
      #expect(found == ["ok"])
    }
  }
}
