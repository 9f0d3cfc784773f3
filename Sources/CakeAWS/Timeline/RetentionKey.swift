import CakeOrdering

/// Where an order stands in the retention index while its personal data is there.
enum RetentionKey {
  /// The key of a shard.
  static func shard(_ shard: Shard) -> String { "RETENTION#\(shard.number)" }

  /// The key of an order's shard.
  static func shard(of order: OrderID) -> String { shard(Shard(of: order)) }

  /// The key of a shard of those orders that are erased but for what a newer version added.
  static func incompleteShard(_ shard: Shard) -> String { "INCOMPLETE#\(shard.number)" }

  /// The order's place in it.
  static func key(_ order: Order) -> String { "\(order.dueDate)#\(order.id)" }
}
