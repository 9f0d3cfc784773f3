public import CakeOrdering

/// Publishes what a crash or a failure left waiting on orders, found through the outbox index.
///
/// Any number may sweep at once: what is published twice, handlers bear.
public struct OutboxSweeper: Sendable {
  /// How long something may wait before it is taken for left behind: whoever committed publishes it in seconds.
  public static let patience = Duration.seconds(30)

  /// How many orders are looked at together.
  private static let width = 8
  /// What an order needs; none is begun with less before the deadline.
  private static let shortestTurn = Duration.seconds(2)

  private let outbox: OutboxPublisher
  private let clock: any WallClock
  private let metrics: OutboxMetrics

  init(outbox: OutboxPublisher, clock: any WallClock, metrics: OutboxMetrics) {
    self.outbox = outbox
    self.clock = clock
    self.metrics = metrics
  }

  /// Publishes what waited longer than ``patience``, the oldest of each shard first. An order whose messages
  /// cannot be published holds up no other.
  ///
  /// - Throws: ``StoreError`` where it cannot be found out what waits.
  @discardableResult
  public func sweep() async throws(StoreError) -> SweepReport {
    let now = clock.now()
    let reports = try await concurrently(Shard.all, atMost: Shard.count) {
      shard throws(StoreError) -> (report: SweepReport, oldest: Timestamp?) in
      try await self.sweep(shard, until: now.adding(.zero - Self.patience))
    }
    let oldest = reports.compactMap(\.oldest).min()
    metrics.record(oldest: oldest.map { max(now.since($0), .zero) } ?? .zero)
    return reports.reduce(into: SweepReport()) { sum, part in
      sum.found += part.report.found
      sum.published += part.report.published
      sum.isComplete = sum.isComplete && part.report.isComplete
    }
  }

  private func sweep(_ shard: Shard, until end: Timestamp) async throws(StoreError)
    -> (report: SweepReport, oldest: Timestamp?)
  {
    var report = SweepReport()
    var oldest: Timestamp?
    var query = TableQuery(.outbox, OutboxKey.shard(shard), [.partition, .sort, .outboxSince])
    query.before(OutboxKey.end(end))
    query.limit = 100
    repeat {
      let page = try await outbox.table.page(query)
      oldest = oldest ?? page.items.first?.string(.outboxSince).flatMap { OutboxKey.time($0) }
      let orders = page.items.compactMap { $0.key?.orderID }
      report.found += orders.count
      let done = try await concurrently(orders, atMost: Self.width) { order throws(StoreError) in
        await self.publish(order)
      }
      report.published += done.count { $0 == true }
      if done.contains(nil) { report.isComplete = false }
      query.start = report.isComplete ? page.next : nil
    } while query.start != nil
    return (report, oldest)
  }

  /// Whether nothing waits on the order any more; nil if there was no time to look.
  private func publish(_ order: OrderID) async -> Bool? {
    guard Deadline.leaves(Self.shortestTurn), !Task.isCancelled else { return nil }
    do throws(StoreError) {
      // The index may be behind, or name what is done: the order itself says what waits.
      guard let entries = try await outbox.entries(of: order) else { return true }
      if entries.isEmpty {
        try await outbox.leaveIndex(order)
        return true
      }
      return await outbox.publish(entries, of: order, on: .sweep, erases: true)
    } catch {
      return false
    }
  }
}
