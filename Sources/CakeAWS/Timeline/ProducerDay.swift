import CakeOrdering

/// What the table knows of one producer's day.
struct ProducerDay: Sendable, Hashable {
  /// Whose day.
  let key: CapacityKey
  /// How much of it is taken.
  let reserved: Int
  /// In which shards of the timeline there are orders of that day.
  let shards: Set<Shard>

  /// The attributes it is read from.
  static let attributes: [TableAttribute] = [.sort, .reserved, .shards]

  /// The day in an item; nil for any other item.
  init?(_ item: TableItem) {
    guard let parts = item.string(.sort)?.split(separator: "#", maxSplits: 1), parts.count == 2,
      let date = LocalDate(String(parts[0]))
    else { return nil }
    key = CapacityKey(producerID: String(parts[1]), date: date)
    reserved = item.number(.reserved) ?? 0
    shards = Set(item.numbers(.shards).map(Shard.init(number:)))
  }
}
