/// The primary key of an item in the shop's one table.
struct TableKey: Hashable {
  /// The partition.
  let partition: String
  /// The item within it.
  let sort: String
}
