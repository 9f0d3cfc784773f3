import JSONText

/// The names and values of an expression. Names never stand in an expression themselves: some of them are
/// reserved words, and message ids have hyphens.
struct ExpressionTerms: Sendable, Hashable {
  private var names: [String: String] = [:]
  private var values: [String: AttributeValue] = [:]
  private var members = 0

  /// An attribute.
  mutating func name(_ attribute: TableAttribute) -> String {
    let placeholder = "#" + attribute.rawValue
    names[placeholder] = attribute.rawValue
    return placeholder
  }

  /// A member of a map.
  mutating func member(_ name: String, of map: TableAttribute) -> String {
    let placeholder = names.first { $0.value == name && $0.key.hasPrefix("#m") }?.key ?? "#m\(members)"
    if names.updateValue(name, forKey: placeholder) == nil { members += 1 }
    return "\(self.name(map)).\(placeholder)"
  }

  /// A value.
  mutating func value(_ value: AttributeValue) -> String {
    let placeholder = ":v\(values.count)"
    values[placeholder] = value
    return placeholder
  }

  /// A text.
  mutating func value(_ text: String) -> String { value(.string(text)) }

  /// A whole number.
  mutating func value(_ number: Int) -> String { value(.number(number)) }

  /// Writes them as members of a request; DynamoDB refuses either without content.
  func write(to json: inout JSONWriter) {
    if !names.isEmpty {
      json.object("ExpressionAttributeNames") { json in
        for (placeholder, name) in names.sorted(by: { $0.key < $1.key }) {
          json.member(dynamic: placeholder, .string(name))
        }
      }
    }
    if !values.isEmpty {
      json.object("ExpressionAttributeValues") { json in AttributeValue.write(values, to: &json) }
    }
  }
}
