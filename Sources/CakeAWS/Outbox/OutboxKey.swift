import CakeOrdering

/// Where an order with something to publish stands in the outbox index.
enum OutboxKey {
  /// The key of a shard.
  static func shard(_ shard: Shard) -> String { "OUTBOX#\(shard.number)" }

  /// The key of an order's shard.
  static func shard(of order: OrderID) -> String { shard(Shard(of: order)) }

  /// Since when something waits, and after which change: by that, a commit sees whether it was the first.
  static func since(_ change: Change) -> String {
    "\(change.order.history.last?.at ?? change.order.placedAt)#\(change.id.text)"
  }

  /// What comes before all that began to wait at that time or later.
  static func end(_ time: Timestamp) -> String { time.description }

  /// The time in a key; nil for any other text.
  static func time(_ key: String) -> Timestamp? {
    Timestamp(rfc3339: String(key.prefix { $0 != "#" }))
  }
}
