import JSONText

/// A question for the items of one partition, or of one key of an index.
struct TableQuery: Sendable {
  /// How many at most in one answer; nil for as many as fit (1 MB).
  var limit: Int?
  /// Whether the last come first.
  var descending = false
  /// Whether they are only counted.
  var isCount = false
  /// Where to go on.
  var start: TableItem?

  private let index: TableIndex?
  private let attributes: [TableAttribute]
  private var terms = ExpressionTerms()
  private var condition: String
  private var filter: String?

  /// The items of a partition, read consistently.
  init(partition: String, _ attributes: [TableAttribute]) {
    self.index = nil
    self.attributes = attributes
    condition = "\(terms.name(.partition)) = \(terms.value(partition))"
  }

  /// The items under a key of an index, which follows the table a moment later.
  init(_ index: TableIndex, _ hash: String, _ attributes: [TableAttribute] = [.partition, .sort]) {
    self.index = index
    self.attributes = attributes
    condition = "\(terms.name(index.hash)) = \(terms.value(hash))"
  }

  private var range: TableAttribute { index?.range ?? .sort }

  /// Narrows it to keys with a beginning.
  mutating func begins(with prefix: String) {
    condition += " AND begins_with(\(terms.name(range)), \(terms.value(prefix)))"
  }

  /// Narrows it to keys between two, both included.
  mutating func between(_ first: String, _ last: String) {
    condition += " AND \(terms.name(range)) BETWEEN \(terms.value(first)) AND \(terms.value(last))"
  }

  /// Narrows it to keys before one.
  mutating func before(_ end: String) {
    condition += " AND \(terms.name(range)) < \(terms.value(end))"
  }

  /// Narrows it to keys after one.
  mutating func after(_ start: String) {
    condition += " AND \(terms.name(range)) > \(terms.value(start))"
  }

  /// Leaves out items unless something is so; they are read all the same.
  mutating func require(_ condition: (inout ExpressionTerms) -> String) {
    filter = condition(&terms)
  }

  /// Writes the request.
  func body(table: String) -> [UInt8] {
    var terms = terms
    let projection = isCount ? nil : attributes.map { terms.name($0) }.joined(separator: ", ")
    var json = JSONWriter()
    json.object { json in
      json.member("TableName", table)
      json.member("IndexName", ifPresent: index?.rawValue)
      json.member("KeyConditionExpression", condition)
      json.member("FilterExpression", ifPresent: filter)
      json.member("ProjectionExpression", ifPresent: projection)
      json.member("Limit", ifPresent: limit)
      if index == nil { json.member("ConsistentRead", true) }
      if descending { json.member("ScanIndexForward", false) }
      if isCount { json.member("Select", "COUNT") }
      start?.write("ExclusiveStartKey", to: &json)
      terms.write(to: &json)
    }
    return json.bytes
  }
}
