/// A part of a list of orders.
public struct OrderPage: Sendable, Equatable {
  /// The orders, sorted; fewer than were asked for, and perhaps none, also on a page that is not the last.
  public let orders: [Order]
  /// Those in the same part of the list that cannot be read, sorted alike.
  public let unreadable: [UnreadableOrder]
  /// Where the next page starts; nil if this is the last.
  public let next: OrderCursor?

  /// Orders, and where to go on.
  public init(orders: [Order], unreadable: [UnreadableOrder] = [], next: OrderCursor?) {
    self.orders = orders
    self.unreadable = unreadable
    self.next = next
  }
}
