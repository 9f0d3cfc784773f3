public import CakeOrdering
import Logging

extension DynamoDBBackend {
  /// How many days of a list are looked at together at first; where they have few orders, twice as many then.
  private static let firstDays = 2
  private static let mostDays = 32

  /// A page of the orders asked for, sorted by due date, slot and id.
  ///
  /// The index follows the orders a moment later, so each order is looked at itself before it is shown: one that
  /// has moved on meanwhile is left out where it does not belong any more.
  public func orders(_ query: OrderQuery) async throws(StoreError) -> OrderPage {
    var days = try await strands(query)
    let reader = TimelineReader(table: table, query: query)
    // One more than the page holds shows whether there is a next one.
    let wanted = max(query.limit, 0) + 1
    var found: [Order] = []
    var after = query.after
    var width = Self.firstDays
    while found.count < wanted, !days.isEmpty {
      let strands = days.prefix(width).flatMap(\.self)
      let missing = wanted - found.count
      let slice = try await reader.places(in: strands, after: after, limit: missing)
      let taken = slice.places.prefix(missing)
      found += try await orders(taken.map(\.id)).filter { query.holds($0) }.sorted {
        OrderCursor($0) < OrderCursor($1)
      }
      if taken.count < slice.places.count {
        after = taken.last
      } else if let horizon = slice.horizon {
        after = horizon
      } else {
        days.removeFirst(min(width, days.count))
        width = min(width * 2, Self.mostDays)
      }
    }
    let page = Array(found.prefix(max(query.limit, 0)))
    return OrderPage(orders: page, next: found.count > page.count ? page.last.map { OrderCursor($0) } : nil)
  }

  /// The shards in which there are orders, day by day, from where the list goes on.
  private func strands(_ query: OrderQuery) async throws(StoreError) -> [[TimelineReader.Strand]] {
    let from = query.after.map { max($0.dueDate, query.from) } ?? query.from
    var shards: [LocalDate: Set<Shard>] = [:]
    for day in try await producerDays(from: from, to: query.to) {
      shards[day.key.date, default: []].formUnion(day.shards)
    }
    return shards.sorted { $0.key < $1.key }.map { date, shards in
      shards.map { TimelineReader.Strand(date: date, shard: $0) }
    }
  }

  /// The orders of these ids as they are, in no certain order. Those that are not there are left out, and so are
  /// those that cannot be read: one of them keeps no other from view.
  func orders(_ ids: [OrderID]) async throws(StoreError) -> [Order] {
    try await table.items(ids.map { .order($0) }, [.partition, .sort, .document]).compactMap { item in
      readable("an order", item) { item throws(StoreError) in try Order(item: item) }
    }
  }

  /// What an item holds, for a list; nil if it cannot be read, which is said in the log.
  func readable<Value>(_ what: String, _ item: TableItem, _ read: (TableItem) throws(StoreError) -> Value?)
    -> Value?
  {
    do {
      return try read(item)
    } catch {
      logger.error(
        "\(what) cannot be read and is left out of a list",
        metadata: ["item": "\(item.key?.logged ?? "unknown")", "reason": "\(error.reason)"])
      return nil
    }
  }
}

extension OrderQuery {
  /// Whether an order is among those asked for, wherever the page begins.
  fileprivate func holds(_ order: Order) -> Bool {
    let isInScope =
      switch scope {
      case .all: true
      case .producer(let id): order.producerID == id
      case .deliveryCompany(let id): order.deliveryCompanyID == id
      }
    return isInScope && from <= order.dueDate && order.dueDate <= to
      && (status == nil || status == order.status)
  }
}
