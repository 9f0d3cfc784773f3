import CakeOrdering

/// Looks through the orders that a filter's lists hold, by due date, slot and id, part by part.
struct OrderScan: Sendable {
  /// What was found in a part of the lists, sorted.
  struct Part: Sendable {
    var orders: [Order] = []
    var unreadable: [UnreadableOrder] = []

    var isEmpty: Bool { orders.isEmpty && unreadable.isEmpty }
  }

  let desk: OrderDesk
  let filter: OrderFilter
  let principal: Principal
  /// How many orders of each list are read at once.
  let step: Int
  /// Where the next part starts.
  private(set) var cursor: OrderCursor?
  /// Whether all were looked through.
  private(set) var isDone = false
  /// How many were looked through.
  private(set) var looked = 0

  init(
    _ desk: OrderDesk, _ filter: OrderFilter, as principal: Principal, step: Int, after: OrderCursor? = nil
  ) {
    self.desk = desk
    self.filter = filter
    self.principal = principal
    self.step = step
    cursor = after
  }

  /// The next orders that the filter asks for; perhaps none, also where more are to come.
  ///
  /// - Throws: ``OrderingError``; faults point at the filter's fields by their names.
  mutating func next() async throws(OrderingError) -> Part {
    let reader = filter.reader(principal)
    let faults = filter.faults(desk.shop)
    var part = Part()
    var end: OrderCursor?
    for request in filter.requests(limit: step, after: cursor) {
      // With faults nobody's list is read: an operator learns all of them at once.
      let page = try await ListOrders(desk: desk)(
        request, as: faults.isEmpty ? reader : principal, unreadable: faults)
      part.orders += page.orders
      part.unreadable += page.unreadable
      if let next = page.next { end = end.map { min($0, next) } ?? next }
    }
    // Beyond the end of the shorter list, the next part goes on with both.
    if let end {
      part.orders = part.orders.filter { OrderCursor($0) <= end }
      part.unreadable = part.unreadable.filter { $0.place <= end }
    }
    looked += part.orders.count
    cursor = end
    isDone = end == nil
    part.orders = part.orders.filter(filter.matches).sorted { OrderCursor($0) < OrderCursor($1) }
    part.unreadable = part.unreadable.filter(filter.mayMatch).sorted { $0.place < $1.place }
    return part
  }

  /// The orders of the number or of the whole email that is looked for, whenever they are due; none if it is
  /// neither, or there are none.
  func exactly() async throws(OrderingError) -> Part {
    guard filter.faults(desk.shop).isEmpty, OrderNumber(filter.q) != nil || EmailAddress(filter.q) != nil
    else { return Part() }
    var request = ListOrders.Request()
    request.q = filter.q
    let page = try await ListOrders(desk: desk)(request, as: principal)
    return Part(orders: page.orders, unreadable: page.unreadable)
  }
}
