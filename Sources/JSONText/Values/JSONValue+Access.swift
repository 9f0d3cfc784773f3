extension JSONValue {
  /// The member of that name; nil if there is none, or if this is no object.
  public subscript(name: String) -> JSONValue? {
    object?[name]
  }

  /// The element at that position, counted from 0; nil if there is none, or if this is no array.
  public subscript(position: Int) -> JSONValue? {
    guard let array, array.indices.contains(position) else { return nil }
    return array[position]
  }

  /// The string, or nil if this is none.
  public var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The whole number, or nil if this is none or does not fit.
  public var int: Int? {
    if case .number(let value) = self { value.int } else { nil }
  }

  /// The truth value, or nil if this is none.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The elements, or nil if this is no array.
  public var array: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The object, or nil if this is none.
  public var object: JSONObject? {
    if case .object(let value) = self { value } else { nil }
  }
}
