import JSONText

/// The attributes of an item, or those of them that were asked for.
struct TableItem: Sendable, Hashable {
  private let values: [String: AttributeValue]

  init(_ json: JSONValue) {
    values = json.object.map(AttributeValue.values) ?? [:]
  }

  subscript(_ attribute: TableAttribute) -> AttributeValue? { values[attribute.rawValue] }

  func string(_ attribute: TableAttribute) -> String? {
    if case .string(let text) = self[attribute] { text } else { nil }
  }

  func number(_ attribute: TableAttribute) -> Int? {
    if case .number(let number) = self[attribute] { number } else { nil }
  }

  func numbers(_ attribute: TableAttribute) -> Set<Int> {
    if case .numbers(let numbers) = self[attribute] { numbers } else { [] }
  }

  /// A map's members that are text.
  func texts(_ attribute: TableAttribute) -> [String: String] {
    guard case .map(let members) = self[attribute] else { return [:] }
    return members.compactMapValues { if case .string(let text) = $0 { text } else { nil } }
  }

  /// The key of the item, if it was asked for.
  var key: TableKey? {
    guard let partition = string(.partition), let sort = string(.sort) else { return nil }
    return TableKey(partition: partition, sort: sort)
  }

  /// Writes it as DynamoDB reads it, for a query that goes on from there.
  func write(_ name: StaticString, to json: inout JSONWriter) {
    json.object(name) { json in AttributeValue.write(values, to: &json) }
  }
}
