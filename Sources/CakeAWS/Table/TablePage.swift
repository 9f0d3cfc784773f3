import JSONText

/// An answer to a ``TableQuery``.
struct TablePage: Sendable {
  /// What was found, sorted.
  let items: [TableItem]
  /// How many were found.
  let count: Int
  /// Where to go on; nil if there is nothing more.
  let next: TableItem?

  init(_ json: JSONValue) {
    items = (json["Items"]?.array ?? []).map(TableItem.init)
    count = json["Count"]?.int ?? items.count
    next = json["LastEvaluatedKey"].map(TableItem.init)
  }
}
