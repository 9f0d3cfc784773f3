import CakeOrdering
import GRDB

/// What is needed to know of an order that is stored.
struct StoredOrder {
  let row: Int64
  let version: Int
  let changeID: ChangeID
  let emailKey: Int64?
}

extension WriteTransaction {
  func find(_ id: OrderID) throws -> StoredOrder? {
    try first(.findOrder, { $0.bind(1, id) }) { row in
      StoredOrder(
        row: row.int64(0), version: row.int(1), changeID: row.changeID(2),
        emailKey: row.isNull(3) ? nil : row.int64(3))
    }
  }

  /// Stores a new order; false if there is one of that id.
  func insert(_ prepared: PreparedChange) throws -> Bool {
    let order = prepared.change.order
    try execute(.insertOrder) { statement in
      statement.bind(1, order.id)
      statement.bind(2, order.version)
      statement.bind(3, prepared.change.id)
      statement.bind(4, order.producerID)
      statement.bind(5, order.deliveryCompanyID)
      statement.bind(6, prepared.state.code)
      statement.bind(7, order.dueDate)
      statement.bind(8, order.slotStart)
      statement.bind(9, OrderKey.number(order.number))
      statement.bind(10, prepared.emailKey)
      statement.bind(11, prepared.change.placement?.token.text)
      statement.bind(12, prepared.change.placement?.requestDigest?.bytes)
      statement.bind(13, prepared.document)
      statement.bind(14, prepared.change.placement?.sender?.bytes)
    }
    guard database.changesCount > 0 else { return false }
    if firstPlaced == nil { firstPlaced = database.lastInsertedRowID }
    return true
  }

  /// Stores the next version of an order.
  func update(_ stored: StoredOrder, _ prepared: PreparedChange) throws {
    let order = prepared.change.order
    try execute(.updateOrder) { statement in
      statement.bind(1, stored.row)
      statement.bind(2, order.version)
      statement.bind(3, prepared.change.id)
      statement.bind(4, order.producerID)
      statement.bind(5, order.deliveryCompanyID)
      statement.bind(6, prepared.state.code)
      statement.bind(7, prepared.emailKey)
      statement.bind(8, prepared.document)
    }
    if let key = stored.emailKey, key != prepared.emailKey { try forget(key, of: stored.row) }
  }

  /// Removes an address's key from the order's run: the customer was erased.
  private func forget(_ key: Int64, of row: Int64) throws {
    forgetsKeys = true
    try PreparedStatement(
      database, "DELETE FROM order_keys WHERE run = ?1 AND key = ?2 AND order_row = ?3"
    ).execute {
      $0.bind(1, row / OrderKey.runLength)
      $0.bind(2, key)
      $0.bind(3, row)
    }
  }
}
