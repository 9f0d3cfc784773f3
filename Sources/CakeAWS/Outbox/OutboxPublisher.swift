import CakeOrdering
import Logging

/// Publishes what waits on an order, and removes it from there.
///
/// Nothing is removed before it was published, so that a crash at any point repeats at most what was published
/// last. Two that do it at once publish some twice and lose nothing.
struct OutboxPublisher: Sendable {
  /// Who publishes.
  enum Occasion: String, Sendable, CaseIterable {
    /// Whoever committed, right after it.
    case commit
    /// The sweeper, later.
    case sweep
  }

  let table: OrdersTable
  private let publisher: any MessagePublisher
  private let logger: Logger
  private let metrics: OutboxMetrics

  init(table: OrdersTable, publisher: any MessagePublisher, metrics: OutboxMetrics, logger: Logger) {
    self.table = table
    self.publisher = publisher
    self.metrics = metrics
    self.logger = logger
  }

  /// What waits on an order, in the order in which it is to be published; nil if there is no such order.
  func entries(of id: OrderID) async throws(StoreError) -> [OutboxEntry]? {
    try await table.find(.order(id), [.outbox]).map { OutboxEntry.entries(stored: $0.texts(.outbox)) }
  }

  /// Publishes entries one after the other, and stops at the first that fails, so that none overtakes another.
  ///
  /// - Parameter erases: Whether notifications are erased too where an entry asks for it; otherwise that is left
  ///   to the sweeper, so that not everybody who commits needs the right to delete.
  /// - Returns: Whether all of them are done.
  @discardableResult
  func publish(_ entries: [OutboxEntry], of order: OrderID, on occasion: Occasion, erases: Bool) async -> Bool
  {
    var place: MessagePlace?
    var left = entries.count
    for entry in entries {
      do throws(OutboxFailure) {
        switch entry.content {
        case .message(let message): place = try await publish(message, after: place)
        case .erasure:
          guard erases else { continue }
          try await eraseNotifications(of: order)
        case .unreadable: throw OutboxFailure("it cannot be read")
        }
        try await remove(entry, of: order, isLast: left == 1)
      } catch {
        metrics.recordFailure(occasion)
        logger.warning(
          "Could not publish what waits on an order",
          metadata: ["order": "\(order)", "entry": "\(entry.id)", "reason": "\(error.reason)"])
        return false
      }
      left -= 1
      metrics.recordPublished(occasion)
    }
    return left == 0
  }

  private func publish(_ message: Message, after place: MessagePlace?) async throws(OutboxFailure)
    -> MessagePlace?
  {
    do {
      return try await publisher.publish(message, after: place)
    } catch {
      throw OutboxFailure(error.reason)
    }
  }

  /// Removes an entry that is done. The index attribute goes with the last one, and only with it: the order must
  /// be found for as long as anything waits on it.
  private func remove(_ entry: OutboxEntry, of order: OrderID, isLast: Bool) async throws(OutboxFailure) {
    do {
      if isLast {
        var update = removal(of: entry, of: order)
        update.require { "size(\($0.name(.outbox))) = \($0.value(1))" }
        update.remove(.outboxShard)
        update.remove(.outboxSince)
        if try await happens(update) { return }
        // Something came after it, or somebody else removed it.
      }
      _ = try await happens(removal(of: entry, of: order))
    } catch {
      throw OutboxFailure("\(error.storeError)")
    }
  }

  private func removal(of entry: OutboxEntry, of order: OrderID) -> TableUpdate {
    var update = TableUpdate(.order(order))
    update.require { "attribute_exists(\($0.member(entry.id, of: .outbox)))" }
    update.remove(entry.id, of: .outbox)
    return update
  }

  /// Takes an order on which nothing waits out of the index: two who removed the last entries at the same moment
  /// both took theirs for one of several.
  func leaveIndex(_ order: OrderID) async throws(StoreError) {
    var update = TableUpdate(.order(order))
    update.require { "size(\($0.name(.outbox))) = \($0.value(0))" }
    update.remove(.outboxShard)
    update.remove(.outboxSince)
    do {
      _ = try await happens(update)
    } catch {
      throw error.storeError
    }
  }

  /// Whether the update happened; false if its condition failed.
  private func happens(_ update: TableUpdate) async throws(TableError) -> Bool {
    do {
      try await table.update(update)
      return true
    } catch {
      if case .conditionFailed = error { return false }
      throw error
    }
  }

  private func eraseNotifications(of order: OrderID) async throws(OutboxFailure) {
    do {
      try await table.eraseNotifications(of: order)
    } catch {
      throw OutboxFailure("\(error)")
    }
  }
}
