import JSONText

/// A value of an item's attribute, of the types the shop uses.
enum AttributeValue: Sendable, Hashable {
  case string(String)
  case number(Int)
  case numbers(Set<Int>)
  case map([String: AttributeValue])
}

extension AttributeValue {
  /// Reads the form in which DynamoDB writes values; nil for a type that the shop does not use.
  init?(_ json: JSONValue) {
    if let text = json["S"]?.string {
      self = .string(text)
    } else if let number = json["N"]?.string.flatMap({ Int($0) }) {
      self = .number(number)
    } else if let numbers = json["NS"]?.array {
      self = .numbers(Set(numbers.compactMap { $0.string.flatMap { Int($0) } }))
    } else if let members = json["M"]?.object {
      self = .map(Self.values(of: members))
    } else {
      return nil
    }
  }

  /// The values of an item or a map by their names.
  static func values(of object: JSONObject) -> [String: AttributeValue] {
    var values: [String: AttributeValue] = [:]
    for member in object.members { values[member.name] = AttributeValue(member.value) }
    return values
  }

  /// Writes the form in which DynamoDB reads values; the same value is the same text each time.
  func write(to json: inout JSONWriter) {
    json.object { json in
      switch self {
      case .string(let text): json.member("S", text)
      case .number(let number): json.member("N", String(number))
      case .numbers(let numbers):
        json.array("NS") { json in
          for number in numbers.sorted() { json.value(String(number)) }
        }
      case .map(let members):
        json.object("M") { json in Self.write(members, to: &json) }
      }
    }
  }

  /// Writes values as members, in the order of their names.
  static func write(_ values: [String: AttributeValue], to json: inout JSONWriter) {
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      json.name(dynamic: name)
      value.write(to: &json)
    }
  }
}
