import CakeOrdering

/// The orders of one page of the list.
struct OrderSlice: Sendable {
  var orders: [Order] = []
  /// Those of the page that cannot be read.
  var unreadable: [UnreadableOrder] = []
  /// Where the next page starts; nil if there is none.
  var next: OrderCursor?
  /// How many were looked through where that was not all, though the page is not full.
  var lookedOnly: Int?
  /// Whether they were found by their number or email, whatever else was chosen.
  var isExact = false

  /// How many orders a page shows.
  static let size = 50
  /// How many are looked through for a page at most, give or take a part.
  static let most = 2000
  /// How many are read at once where few of them may be asked for.
  private static let wideStep = 200

  /// Nothing.
  init() {}

  /// Reads a page.
  ///
  /// - Parameter most: How many orders are looked through for it.
  /// - Throws: ``OrderingError``.
  init(
    _ desk: OrderDesk, _ filter: OrderFilter, as principal: Principal, after: OrderCursor?,
    most: Int = OrderSlice.most
  ) async throws(OrderingError) {
    var scan = OrderScan(
      desk, filter, as: principal, step: filter.isNarrow ? Self.wideStep : Self.size, after: after)
    if after == nil {
      let exact = try await scan.exactly()
      isExact = !exact.isEmpty
      if isExact {
        (orders, unreadable) = (exact.orders, exact.unreadable)
        return
      }
    }
    repeat {
      let part = try await scan.next()
      orders += part.orders
      unreadable += part.unreadable
    } while orders.count < Self.size && !scan.isDone && scan.looked < most
    next = scan.cursor
    if orders.count > Self.size {
      orders.removeLast(orders.count - Self.size)
      next = orders.last.map(OrderCursor.init)
      if let next { unreadable = unreadable.filter { $0.place <= next } }
    } else if orders.count < Self.size, !scan.isDone {
      lookedOnly = scan.looked
    }
  }
}
