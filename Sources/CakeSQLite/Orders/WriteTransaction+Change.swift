import CakeOrdering
import GRDB

extension WriteTransaction {
  /// Stores a change, or says why not; what is refused has written nothing.
  func commit(_ prepared: PreparedChange) throws -> CommitResult {
    let change = prepared.change
    let stored = try find(change.order.id)
    if let stored, stored.changeID == change.id { return .committed }
    guard (stored?.version ?? 0) == change.expectedVersion else { return .versionConflict }
    guard try hasRoom(for: change.capacity) else { return .full }
    if let stored {
      try update(stored, prepared)
    } else {
      try insert(prepared)
    }
    for adjustment in change.capacity { try adjust(adjustment) }
    for (message, envelope) in zip(change.messages, prepared.envelopes) {
      for handler in message.type.handlers {
        try insert(message, envelope, for: handler, at: message.time)
      }
    }
    if change.erasesNotifications { try execute(.eraseNotifications) { $0.bind(1, change.order.id) } }
    changes += 1
    return .committed
  }

  /// What is needed to know of an order that is stored.
  private struct StoredOrder {
    let row: Int64
    let version: Int
    let changeID: ChangeID
    let emailKey: Int64?
  }

  private func find(_ id: OrderID) throws -> StoredOrder? {
    try first(.findOrder, { $0.bind(1, id) }) { row in
      StoredOrder(
        row: row.int64(0), version: row.int(1), changeID: row.changeID(2),
        emailKey: row.isNull(3) ? nil : row.int64(3))
    }
  }

  private func insert(_ prepared: PreparedChange) throws {
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
      statement.bind(9, prepared.emailKey)
      statement.bind(10, prepared.change.placement?.token.text)
      statement.bind(11, prepared.change.placement?.requestDigest?.bytes)
      statement.bind(12, prepared.document)
    }
    let row = database.lastInsertedRowID
    try insertKey(prepared.numberKey, row)
    if let key = prepared.emailKey { try insertKey(key, row) }
  }

  private func update(_ stored: StoredOrder, _ prepared: PreparedChange) throws {
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
    guard stored.emailKey != prepared.emailKey else { return }
    if let key = stored.emailKey {
      try execute(.deleteKey) { statement in
        statement.bind(1, OrderKey.run(ofRow: stored.row))
        statement.bind(2, key)
        statement.bind(3, stored.row)
      }
    }
    if let key = prepared.emailKey { try insertKey(key, stored.row) }
  }

  private func insertKey(_ key: Int64, _ row: Int64) throws {
    try execute(.insertKey) { statement in
      statement.bind(1, OrderKey.run(ofRow: row))
      statement.bind(2, key)
      statement.bind(3, row)
    }
  }
}
