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
    var found: [ListedOrder] = []
    var after = query.after
    var width = Self.firstDays
    while found.count < wanted, !days.isEmpty {
      let strands = days.prefix(width).flatMap(\.self)
      let missing = wanted - found.count
      let slice = try await reader.places(in: strands, after: after, limit: missing)
      let taken = slice.places.prefix(missing)
      found += try await orders(taken.map(\.id)).filter { $0.belongs(to: query) }
        .sorted { $0.place < $1.place }
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
    return OrderPage(page, next: found.count > page.count ? page.last?.place : nil)
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

  /// The orders of these ids as they are, in no certain order, also those that cannot be read: one of them keeps no
  /// other from view. Those that are not there are left out.
  func orders(_ ids: [OrderID]) async throws(StoreError) -> [ListedOrder] {
    try await table.items(ids.map { .order($0) }, ListedOrder.attributes).compactMap { item in
      readable("an order", item) { item throws(StoreError) in try ListedOrder(item: item, logger) }
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
