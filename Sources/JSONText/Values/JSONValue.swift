/// A JSON value (RFC 8259, section 3) as it was decoded.
///
/// JSON is read and written by hand here because `JSONDecoder` stops at the first fault, where a
/// person with a form wants to hear of all of them, and costs more time than a whole order may.
///
/// Two values are equal when they mean the same: numbers compare by value (`1`, `1.0` and `1e0` are
/// one number), objects without regard to the order of their members, and strings code unit by code
/// unit (section 8.3), so that "é" in its two Unicode spellings is two strings.
public enum JSONValue: Sendable {
  /// The literal `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, kept exactly.
  case number(JSONNumber)
  /// A string, with its escapes resolved.
  case string(String)
  /// An array of values, in order.
  case array([JSONValue])
  /// An object, its members in the order of the text.
  case object(JSONObject)
}

extension JSONValue: Hashable {
  /// Whether both mean the same; see the type.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .number(let value): hasher.combine(value)
    case .string(let value): value.hashBytes(into: &hasher)
    case .array(let value): hasher.combine(value)
    case .object(let value): hasher.combine(value)
    }
  }
}
