/// A place in the order of all orders: by due date, slot and id.
public struct OrderCursor: Sendable, Hashable, Comparable {
  /// The due date.
  public let dueDate: LocalDate
  /// The slot's start in minutes since midnight; 0 where none was chosen.
  public let slotStart: Int
  /// The order's id.
  public let id: OrderID

  /// The place of these.
  public init(dueDate: LocalDate, slotStart: Int, id: OrderID) {
    self.dueDate = dueDate
    self.slotStart = slotStart
    self.id = id
  }

  /// The place of an order.
  public init(_ order: Order) {
    self.init(dueDate: order.dueDate, slotStart: order.slotStart, id: order.id)
  }

  /// The natural order.
  public static func < (left: OrderCursor, right: OrderCursor) -> Bool {
    (left.dueDate, left.slotStart, left.id) < (right.dueDate, right.slotStart, right.id)
  }
}

extension OrderCursor: LosslessStringConvertible {
  /// The place as text for a URL: `2026-12-24.540.<id>`.
  public var description: String { "\(dueDate).\(slotStart).\(id)" }

  /// Reads the form above; nil for any other text.
  public init?(_ description: String) {
    let parts = description.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let dueDate = LocalDate(String(parts[0])),
      let slotStart = Int(parts[1]), (0..<1440).contains(slotStart), let id = OrderID(parts[2])
    else { return nil }
    self.init(dueDate: dueDate, slotStart: slotStart, id: id)
  }
}
