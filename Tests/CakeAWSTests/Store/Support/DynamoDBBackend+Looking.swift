import CakeOrdering
import Testing

@testable import CakeAWS

extension DynamoDBBackend {
  /// Commits a change that must succeed.
  func store(_ change: Change, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let result = try await commit(change)
    #expect(result == .committed, sourceLocation: sourceLocation)
  }

  /// What waits on an order.
  func waiting(on id: OrderID) async throws -> [String] {
    try await outbox.entries(of: id)?.map(\.id) ?? []
  }

  /// How many orders the outbox index names.
  func ordersInOutbox() async throws -> Int {
    var count = 0
    for shard in Shard.all { count += try await table.count(TableQuery(.outbox, OutboxKey.shard(shard))) }
    return count
  }

  /// How much of a day the table says is taken, zeros and all; nil where it knows nothing.
  func reserved(_ key: CapacityKey) async throws -> Int? {
    try await table.find(.capacity(key), [.reserved])?.number(.reserved)
  }

  /// Writes into the table what the backend itself would not.
  func tamper(with key: TableKey, _ change: (inout TableUpdate) -> Void) async throws {
    var update = TableUpdate(key)
    change(&update)
    try await table.update(update)
  }
}

extension Change {
  /// The producer's day of the order.
  var day: CapacityKey { CapacityKey(producerID: order.producerID, date: order.dueDate) }
}
