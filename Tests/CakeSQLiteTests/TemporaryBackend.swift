import CakeJSON
import CakeOrdering
import CakeTesting
import Foundation
import GRDB
import Logging

@testable import CakeSQLite

/// A backend in a folder of its own, removed in the end.
enum TemporaryBackend {
  static func with<Value: Sendable>(
    clock: ManualClock = ManualClock(), _ use: @Sendable (SQLiteBackend, ManualClock) async throws -> Value
  ) async throws -> Value {
    try await withFolder { folder in
      return try await use(try open(folder, clock: clock), clock)
    }
  }

  /// Opens the backend of a folder.
  static func open(
    _ folder: String, clock: any WallClock = ManualClock(), logger: Logger = Logger(label: "test")
  ) throws -> SQLiteBackend {
    try SQLiteBackend(path: folder + "/data/cake.sqlite", clock: clock, logger: logger)
  }

  /// A folder, removed in the end.
  static func withFolder<Value>(_ use: (String) async throws -> Value) async throws -> Value {
    let folder = NSTemporaryDirectory() + "cake-sqlite-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await use(folder)
  }
}

extension SQLiteBackend {
  /// Makes the document of an order unreadable.
  func spoil(_ id: OrderID, _ harm: UnreadableOrderContract.Harm = .damaged) async throws {
    try await commits.write { transaction in
      let document = try PreparedStatement(transaction.database, "SELECT document FROM orders WHERE id = ?1")
        .first({ $0.bind(1, id) }, read: { $0.bytes(0) })
      let spoiled = harm.spoiled(String(decoding: document ?? [], as: UTF8.self))
      try PreparedStatement(transaction.database, "UPDATE orders SET document = ?2 WHERE id = ?1").execute {
        $0.bind(1, id)
        $0.bind(2, Array(spoiled.utf8))
      }
    }
  }

  /// The messages of an order that wait for handlers, each once, the oldest first.
  func pendingMessages(of id: OrderID) async throws -> [Message] {
    let envelopes = try await read { database in
      try PreparedStatement(
        database,
        """
        SELECT payload FROM (
          SELECT version, channel, payload FROM arrived_messages WHERE order_id = ?1
          UNION SELECT version, channel, payload FROM pending_messages WHERE order_id = ?1)
        ORDER BY version, channel
        """
      ).all({ $0.bind(1, id) }, read: { $0.bytes(0) })
    }
    return try envelopes.map { try MessageEnvelope.decode($0) }
  }
}
