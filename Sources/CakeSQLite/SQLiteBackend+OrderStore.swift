import CakeJSON
public import CakeOrdering
import GRDB

extension SQLiteBackend: OrderStore {
  /// Stores a change as a whole; see ``OrderStore/commit(_:)``.
  public func commit(_ change: Change) async throws(StoreError) -> CommitResult {
    let prepared = PreparedChange(change)
    return try await commits.write { try $0.commit(prepared) }
  }

  /// The order of that id; nil if there is none.
  public func order(_ id: OrderID) async throws(StoreError) -> Order? {
    let document = try await read { database in
      try PreparedStatement(database, "SELECT document FROM orders WHERE id = ?1")
        .first({ $0.bind(1, id) }, read: { $0.bytes(0) })
    }
    return try document.map { bytes throws(StoreError) in try Self.decode(bytes) }
  }

  /// What was kept of an order's placing; nil if there is no such order.
  public func placement(of id: OrderID) async throws(StoreError) -> Placement? {
    try await read { database in
      try PreparedStatement(database, "SELECT token, request_digest, sender FROM orders WHERE id = ?1")
        .first({ $0.bind(1, id) }) { row -> Placement? in
          guard let token = row.text(0).flatMap(TrackingToken.init) else { return nil }
          let digest = row.isNull(1) ? nil : RequestDigest(bytes: row.bytes(1))
          let sender = row.isNull(2) ? nil : SenderDigest(bytes: row.bytes(2))
          return Placement(token: token, requestDigest: digest, sender: sender)
        } ?? nil
    }
  }

  /// How much of each producer's day is taken.
  public func reservedCapacity(from: LocalDate, to: LocalDate) async throws(StoreError) -> [CapacityKey: Int]
  {
    let rows = try await read { database in
      try PreparedStatement(
        database,
        "SELECT producer, date, reserved FROM capacity WHERE date BETWEEN ?1 AND ?2 AND reserved > 0"
      ).all {
        $0.bind(1, from)
        $0.bind(2, to)
      } read: { row in
        (CapacityKey(producerID: row.text(0) ?? "", date: row.date(1)), row.int(2))
      }
    }
    return Dictionary(rows) { first, _ in first }
  }

  static func decode(_ document: [UInt8]) throws(StoreError) -> Order {
    do {
      return try OrderDocument.decode(document)
    } catch {
      throw StoreError(document: error)
    }
  }
}
