import JSONText

/// What is to become of one item, made if it is not there: sets and removes attributes, on a condition.
struct TableUpdate: Sendable, Hashable {
  /// Which item.
  let key: TableKey
  /// What must be so, as DynamoDB writes conditions; built with ``require(_:)``.
  private(set) var condition: String?

  private var terms = ExpressionTerms()
  private var settings: [String] = []
  private var additions: [String] = []
  private var removals: [String] = []

  init(_ key: TableKey) {
    self.key = key
  }

  /// Sets an attribute.
  mutating func set(_ attribute: TableAttribute, _ value: AttributeValue) {
    settings.append("\(terms.name(attribute)) = \(terms.value(value))")
  }

  /// Sets an attribute to a text.
  mutating func set(_ attribute: TableAttribute, _ text: String) {
    set(attribute, .string(text))
  }

  /// Sets an attribute to a text, or removes it.
  mutating func set(_ attribute: TableAttribute, orRemove text: String?) {
    if let text { set(attribute, text) } else { remove(attribute) }
  }

  /// Sets an attribute that is not there yet.
  mutating func setIfAbsent(_ attribute: TableAttribute, _ text: String) {
    let name = terms.name(attribute)
    settings.append("\(name) = if_not_exists(\(name), \(terms.value(text)))")
  }

  /// Sets one member of a map that is there, and leaves the others as they are.
  mutating func set(_ member: String, of map: TableAttribute, _ text: String) {
    settings.append("\(terms.member(member, of: map)) = \(terms.value(text))")
  }

  /// Adds to a number, which begins at 0.
  mutating func add(_ number: Int, to attribute: TableAttribute) {
    additions.append("\(terms.name(attribute)) \(terms.value(number))")
  }

  /// Adds to a set, which begins empty.
  mutating func insert(_ number: Int, into attribute: TableAttribute) {
    additions.append("\(terms.name(attribute)) \(terms.value(.numbers([number])))")
  }

  /// Removes an attribute.
  mutating func remove(_ attribute: TableAttribute) {
    removals.append(terms.name(attribute))
  }

  /// Removes one member of a map.
  mutating func remove(_ member: String, of map: TableAttribute) {
    removals.append(terms.member(member, of: map))
  }

  /// Lets nothing happen unless something is so.
  mutating func require(_ condition: (inout ExpressionTerms) -> String) {
    let text = condition(&terms)
    self.condition = self.condition.map { "\($0) AND (\(text))" } ?? "(\(text))"
  }

  /// Writes the members of the request.
  func write(to json: inout JSONWriter, table: String) {
    json.member("TableName", table)
    key.write("Key", to: &json)
    let clauses = [("SET", settings), ("ADD", additions), ("REMOVE", removals)].filter { !$0.1.isEmpty }
    json.member(
      "UpdateExpression", clauses.map { "\($0.0) \($0.1.joined(separator: ", "))" }.joined(separator: " "))
    json.member("ConditionExpression", ifPresent: condition)
    terms.write(to: &json)
  }
}
