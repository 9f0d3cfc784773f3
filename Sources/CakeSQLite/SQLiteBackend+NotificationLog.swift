import CakeJSON
public import CakeOrdering
import GRDB
import Logging

extension SQLiteBackend: NotificationLog {
  /// The notification of that id; nil if none was recorded.
  public func notification(_ id: String) async throws(StoreError) -> Notification? {
    // Ids begin with their order's, under which notifications stand.
    guard let order = OrderID(id.prefix(36)) else { return nil }
    let found = try await read { database in
      try PreparedStatement(database, NotificationRow.select + "WHERE order_id = ?1 AND id = ?2").first {
        $0.bind(1, order)
        $0.bind(2, id)
      } read: {
        NotificationRow($0)
      }
    }
    return try found.map { row throws(StoreError) in try row.notification() }
  }

  /// Keeps a notification; one of the same id is replaced, unless that one says more.
  public func record(_ notification: Notification) async throws(StoreError) {
    let envelope = MessageEnvelope.encode(notification.message)
    try await commits.write { try $0.record(notification, envelope) }
  }

  /// The notifications about an order, the oldest first; about all orders the latest, the newest first.
  public func notifications(order: OrderID?, limit: Int) async throws(StoreError) -> [Notification] {
    let clause = order == nil ? "ORDER BY at DESC, id DESC" : "WHERE order_id = ?1 ORDER BY at, id"
    let found = try await read { database in
      try PreparedStatement(database, NotificationRow.select + clause + " LIMIT ?2").all {
        $0.bind(1, order ?? OrderID(high: 0, low: 0))
        $0.bind(2, limit)
      } read: {
        NotificationRow($0)
      }
    }
    return found.compactMap(readable)
  }

  /// A notification for a list; nil if it cannot be read, which keeps no other from view.
  private func readable(_ row: NotificationRow) -> Notification? {
    do {
      return try row.notification()
    } catch {
      logger.error(
        "a notification cannot be read and is left out of a list",
        metadata: ["notification_id": "\(row.id)", "reason": "\(error.reason)"])
      return nil
    }
  }
}

extension WriteTransaction {
  fileprivate func record(_ notification: Notification, _ envelope: [UInt8]) throws {
    try execute(.recordNotification) { statement in
      statement.bind(1, notification.orderID)
      statement.bind(2, notification.id)
      statement.bind(3, HandlerCode(notification.handler).code)
      statement.bind(4, notification.medium.rawValue)
      statement.bind(5, notification.recipient)
      statement.bind(6, notification.subject)
      statement.bind(7, notification.at)
      switch notification.outcome {
      case .sent: statement.bind(8, String?.none)
      case .begun: statement.bind(8, NotificationRow.begun)
      case .failed(let reason): statement.bind(8, reason)
      }
      statement.bind(9, envelope)
    }
  }
}
