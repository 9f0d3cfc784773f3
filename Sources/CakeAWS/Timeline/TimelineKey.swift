import CakeOrdering

/// Where things stand in the timeline index.
enum TimelineKey {
  // MARK: Orders

  /// The key of a shard of a day.
  static func day(_ date: LocalDate, _ shard: Shard) -> String { "ORDER#\(date)#\(shard.number)" }

  /// The order's place in its day: `<status>#<slot's start, four digits>#<id>`.
  static func order(_ order: Order) -> String {
    place(order.status, OrderCursor(order))
  }

  /// The place of an order of that status.
  static func place(_ status: OrderStatus, _ cursor: OrderCursor) -> String {
    let digits = String(cursor.slotStart)
    let padding = String(repeating: "0", count: max(0, 4 - digits.count))
    return "\(status.rawValue)#\(padding)\(digits)#\(cursor.id)"
  }

  /// The first and the last key that orders of a status can have.
  static func range(_ status: OrderStatus) -> (first: String, last: String) {
    ("\(status.rawValue)#", "\(status.rawValue)#~")
  }

  /// The status that an order is filed under; nil for any other text.
  static func status(_ key: String) -> OrderStatus? {
    key.split(separator: "#").first.flatMap { OrderStatus(rawValue: String($0)) }
  }

  /// The day in the key of a shard of a day; nil for any other text.
  static func date(ofDay key: String) -> LocalDate? {
    let parts = key.split(separator: "#")
    return parts.count == 3 ? LocalDate(String(parts[1])) : nil
  }

  /// The order's place in the list of all orders; nil for any other text.
  static func cursor(_ key: String, on date: LocalDate) -> OrderCursor? {
    let parts = key.split(separator: "#", omittingEmptySubsequences: false)
    guard parts.count == 3, let slotStart = Int(parts[1]), let id = OrderID(parts[2]) else { return nil }
    return OrderCursor(dueDate: date, slotStart: slotStart, id: id)
  }

  // MARK: What is sorted by time

  /// The key of a shard of the dead letters.
  static func deadLetters(_ shard: Shard) -> String { "DEADLETTER#\(shard.number)" }

  /// The key of a shard of the messages that fail, or that were put off.
  static func failed(_ state: MessageState, _ shard: Shard) -> String {
    "\(state == .putOff ? "PUTOFF" : "FAILED")#\(shard.number)"
  }

  /// The key of a shard of the notifications.
  ///
  /// Not one a day: a key may hold any number of items, and the latest are found by one query each, however few
  /// there were in the last months.
  static func notifications(_ shard: Shard) -> String { "NOTIFICATION#\(shard.number)" }

  /// A place by time; what follows tells those of one moment apart.
  static func time(_ time: Timestamp, _ rest: String) -> String { "\(time)#\(rest)" }
}
