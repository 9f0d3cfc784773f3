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

  /// What a newer version may do, and go on doing, without asking this one.
  private static let addition: Schema.Step = (
    "998 candles",
    { database in
      try database.execute(
        sql: """
          ALTER TABLE orders ADD COLUMN candles INTEGER NOT NULL DEFAULT 0;
          CREATE TABLE ribbons (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
          CREATE INDEX orders_by_candles ON orders (candles);
          """)
    }
  )

  private func open(_ folder: String, with step: Schema.Step) throws {
    let path = folder + "/data/cake.sqlite"
    try DatabaseFile.prepare(path)
    _ = try DatabaseFile.openPool(path, migrator: Schema.migrator(Schema.steps + [step]))
  }

  @Test(
    "A file to which a newer version has only added is opened and worked with, and that version finds it all")
  func additionsOfANewerVersion() async throws {
    try await TemporaryBackend.withFolder { folder in
      try open(folder, with: Self.addition)
      let random = SeededRandomSource()
      let order = Order.example(random)
      do {
        let backend = try TemporaryBackend.open(folder)
        #expect(try await backend.commit(.placing(order, random)) == .committed)
        let cancelled = order.next(.cancel, .cancelled)
        #expect(try await backend.commit(.example(cancelled, random)) == .committed)
        #expect(try await backend.order(order.id) == cancelled)
      }
      try open(folder, with: Self.addition)
      #expect(try await TemporaryBackend.open(folder).order(order.id)?.status == .cancelled)
    }
  }

  @Test("This version's file is opened by the version before its last step, which takes orders in it")
  func versionBefore() async throws {
    try await TemporaryBackend.withFolder { folder in
      let path = try TemporaryBackend.open(folder).path
      let before = Schema.migrator(Schema.steps.dropLast())
      let pool = try DatabaseFile.openPool(path, migrator: before)
      #expect(
        try await pool.read { try Schema.migrator.appliedIdentifiers($0) } == Set(Schema.migrator.migrations))
      try await pool.write {
        try $0.execute(sql: "INSERT INTO capacity (producer, date, reserved) VALUES ('backstube', 20811, 7)")
      }
    }
  }

  @Test("A file that a newer version changed for good is refused, and left as it is")
  func oneWayStep() async throws {
    try await TemporaryBackend.withFolder { folder in
      let step: Schema.Step = (
        "999 renamed orders" + Schema.oneWayMark,
        { try $0.execute(sql: "ALTER TABLE orders RENAME COLUMN company TO courier") }
      )
      try open(folder, with: step)
      #expect(
        throws: StoreError.unreadable(
          reason: "a newer version took a step with this database that cannot be taken back: "
            + "999 renamed orders (one-way)")
      ) {
        _ = try TemporaryBackend.open(folder)
      }
      try open(folder, with: step)
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
