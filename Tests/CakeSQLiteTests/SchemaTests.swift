import CakeTesting
import Foundation
import GRDB
import Testing

@testable import CakeSQLite

@Suite("The database's layout")
struct SchemaTests {
  /// A step that was released is never changed. What fails here is mended by a further step, not by changing
  /// these digests; only a step's own entry is added with it.
  @Test(
    "The steps are only ever added to",
    arguments: [
      ("001 orders", "da3637c0c76a24ef"), ("002 messages", "90651aa3d5e1d03e"),
      ("003 registers", "69af16030c4f2a25"), ("004 set back clocks", "473be2bf49ce9f5f"),
      ("005 key runs", "cbf29ce484222325"), ("006 sign-in links", "dda213e2c27633d9"),
      ("007 put-offs", "6d121afa43506af4"),
    ])
  func snapshot(step: String, digest: String) async throws {
    let before = try #require(Schema.migrator.migrations.firstIndex(of: step))
    let made = try objects(upTo: step)
    let earlier = before == 0 ? [] : try objects(upTo: Schema.migrator.migrations[before - 1])
    let added = made.filter { !earlier.contains($0) }
    #expect(fingerprint(added) == digest, "\(added.joined(separator: "\n"))")
  }

  @Test("These are all the steps")
  func steps() {
    #expect(
      Schema.migrator.migrations == [
        "001 orders", "002 messages", "003 registers", "004 set back clocks", "005 key runs",
        "006 sign-in links", "007 put-offs", "008 senders",
      ])
  }

  @Test("Opening brings a database of any earlier version up to date and keeps what is in it")
  func upgrade() async throws {
    for step in Schema.migrator.migrations {
      try await TemporaryBackend.withFolder { folder in
        let path = folder + "/data/cake.sqlite"
        try DatabaseFile.prepare(path)
        do {
          let pool = try DatabasePool(path: path)
          try Schema.migrator.migrate(pool, upTo: step)
          try await pool.write {
            try $0.execute(
              sql: "INSERT INTO capacity (producer, date, reserved) VALUES ('backstube', 20811, 7)")
          }
        }
        let backend = try TemporaryBackend.open(folder)
        let reserved = try await backend.reservedCapacity(from: .on("2026-12-01"), to: .on("2026-12-31"))
        #expect(reserved.values.map(\.self) == [7])
      }
    }
  }

  private func objects(upTo step: String) throws -> [String] {
    let queue = try DatabaseQueue()
    try Schema.migrator.migrate(queue, upTo: step)
    return try queue.read { database in
      try String.fetchAll(
        database,
        sql:
          "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name <> 'grdb_migrations' ORDER BY name"
      )
    }
  }

  /// FNV-1a of the statements, blanks aside.
  private func fingerprint(_ statements: [String]) -> String {
    let text = statements.joined(separator: ";").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let hash = text.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    return String(hash, radix: 16)
  }
}
