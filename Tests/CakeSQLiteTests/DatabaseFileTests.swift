import CakeOrdering
import CakeTesting
import Foundation
import GRDB
import Testing

@testable import CakeSQLite

@Suite("The database file")
struct DatabaseFileTests {
  @Test("The live writer flushes every commit to the disk, into a write-ahead log")
  func durability() async throws {
    try await TemporaryBackend.with { backend, _ in
      let random = SeededRandomSource()
      _ = try await backend.commit(.placing(.example(random), random))
      let (synchronous, journal) = try await backend.pool.writeWithoutTransaction { database in
        (
          try Int.fetchOne(database, sql: "PRAGMA synchronous"),
          try String.fetchOne(database, sql: "PRAGMA journal_mode")
        )
      }
      #expect(synchronous == 2)
      #expect(journal == "wal")
    }
  }

  @Test("Folder and files are their owner's alone")
  func modes() async throws {
    try await TemporaryBackend.withFolder { folder in
      let backend = try TemporaryBackend.open(folder)
      try await backend.check()
      func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      }
      #expect(try mode(folder + "/data") == 0o700)
      for suffix in ["", "-wal", "-shm"] { #expect(try mode(backend.path + suffix) == 0o600) }
    }
  }

  @Test("A file that others could read is closed to them when it is opened")
  func looseFile() async throws {
    try await TemporaryBackend.withFolder { folder in
      let path = folder + "/data/cake.sqlite"
      try FileManager.default.createDirectory(atPath: folder + "/data", withIntermediateDirectories: true)
      #expect(
        FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o644]))
      _ = try TemporaryBackend.open(folder)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }

  @Test("Orders and leases are there when the file is opened again")
  func reopening() async throws {
    try await TemporaryBackend.withFolder { folder in
      let random = SeededRandomSource()
      let clock = ManualClock()
      let order = Order.example(random)
      let taken = try await {
        let backend = try TemporaryBackend.open(folder, clock: clock)
        _ = try await backend.commit(.placing(order, random))
        return try await backend.lease(limit: 1, for: .seconds(30), at: clock.now())
      }()
      let again = try TemporaryBackend.open(folder, clock: clock)
      #expect(try await again.order(order.id) == order)
      let rest = try await again.lease(limit: 10, for: .seconds(30), at: clock.now())
      #expect(Set((taken + rest).map(\.id)).count == 2)
      #expect(try await again.apply(.done, to: try #require(taken.first), at: clock.now()))
    }
  }

  @Test("What a server had in hand when it died is taken up by the next one after a second, and is no try")
  func leasesOfTheDead() async throws {
    try await TemporaryBackend.with { backend, clock in
      let random = SeededRandomSource()
      _ = try await backend.commit(.placing(.example(random), random))
      let dead = try await backend.lease(limit: 10, for: .seconds(60), at: clock.now())
      #expect(try await backend.lease(limit: 10, for: .seconds(60), at: clock.now()).isEmpty)
      try await backend.endLeases(at: clock.now())
      #expect(try await backend.lease(limit: 10, for: .seconds(60), at: clock.now()).isEmpty)
      clock.advance(by: .seconds(1))
      let taken = try await backend.lease(limit: 10, for: .seconds(60), at: clock.now())
      #expect(Set(taken.map(\.id)) == Set(dead.map(\.id)) && taken.allSatisfy { $0.attempt.tries == 0 })
      #expect(try await backend.apply(.done, to: try #require(dead.first), at: clock.now()) == false)
      #expect(try await backend.apply(.done, to: try #require(taken.first), at: clock.now()))
    }
  }

  @Test("A file that is no database is refused, and left as it is")
  func notADatabase() async throws {
    try await TemporaryBackend.withFolder { folder in
      let path = folder + "/data/cake.sqlite"
      try FileManager.default.createDirectory(atPath: folder + "/data", withIntermediateDirectories: true)
      let content = Data(repeating: 65, count: 8192)
      try content.write(to: URL(fileURLWithPath: path))
      do {
        _ = try TemporaryBackend.open(folder)
        Issue.record("it was opened")
      } catch let error as StoreError {
        guard case .unreadable = error else {
          Issue.record("\(error)")
          return
        }
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == content)
    }
  }

  @Test("A file of a newer version is refused")
  func newerVersion() async throws {
    try await TemporaryBackend.withFolder { folder in
      do {
        let backend = try TemporaryBackend.open(folder)
        try await backend.pool.write {
          try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('999 tomorrow')")
        }
      }
      #expect(throws: StoreError.unreadable(reason: "a newer version made this database")) {
        _ = try TemporaryBackend.open(folder)
      }
    }
  }

  @Test("A folder that cannot be made is told as such")
  func noFolder() {
    #expect(throws: StoreError.self) { _ = try TemporaryBackend.open("/proc/nowhere") }
  }

  @Test("Another process that opens the file revokes a token while the server runs")
  func secondProcess() async throws {
    try await TemporaryBackend.withFolder { folder in
      let clock = ManualClock()
      let server = try TemporaryBackend.open(folder, clock: clock)
      let token = IssuedToken(
        id: "token-1", party: Party(.producer, "backstube"), issuedAt: clock.now(),
        expiresAt: clock.now().adding(.seconds(100)))
      try await server.record(token)
      let random = SeededRandomSource()
      async let placing: Void = {
        for _ in 0..<50 { _ = try await server.commit(.placing(.example(random), random)) }
      }()
      let command = try TemporaryBackend.open(folder, clock: clock)
      #expect(try await command.revoke("token-1", at: clock.now()))
      #expect(try await server.revokedTokens(at: clock.now()) == ["token-1"])
      try await placing
    }
  }
}
