import CakeOrdering
import JSONText

/// Reads stored documents: collects what is wrong with them, and gives what is only there for the form's sake.
struct DocumentReader {
  private var faults: [JSONFault] = []
  /// Where something stands that only a newer version can have written.
  private var unknownValues: [String] = []

  /// Reads one document.
  ///
  /// - Parameter read: Reads the document's members; nil is a fault that was collected.
  static func read<Value>(
    _ bytes: some Collection<UInt8>, _ read: (JSONField, inout DocumentReader) -> Value?
  ) throws(DocumentError) -> Value {
    let root: JSONField
    do {
      root = JSONField(try JSONValue(parsing: Array(bytes)))
    } catch {
      throw .malformed([])
    }
    var reader = DocumentReader()
    let value = read(root, &reader)
    guard reader.faults.isEmpty else { throw .malformed(reader.faults.map(\.pointer)) }
    guard reader.unknownValues.isEmpty else { throw .unknownValues(reader.unknownValues) }
    guard let value else { throw .malformed([]) }
    return value
  }

  mutating func string(_ field: JSONField) -> String { field.string(&faults) ?? "" }
  mutating func optionalString(_ field: JSONField) -> String? { field.optionalString(&faults) }
  mutating func int(_ field: JSONField) -> Int { field.int(&faults) ?? 0 }
  mutating func optionalInt(_ field: JSONField) -> Int? { field.optionalInt(&faults) }
  mutating func optionalBool(_ field: JSONField) -> Bool? { field.optionalBool(&faults) }
  mutating func array(_ field: JSONField) -> JSONElements? { field.array(&faults) }
  mutating func strings(_ field: JSONField) -> [String] {
    var strings: [String] = []
    for element in field.array(&faults) ?? field.elements { strings.append(string(element)) }
    return strings
  }

  /// A value that is kept as text in a form of its own.
  mutating func text<Value>(_ field: JSONField, as convert: (String) -> Value?) -> Value? {
    guard let text = field.string(&faults) else { return nil }
    guard let value = convert(text) else {
      faults.append(field.fault("has another form"))
      return nil
    }
    return value
  }

  mutating func optionalText<Value>(_ field: JSONField, as convert: (String) -> Value?) -> Value? {
    field.value == nil ? nil : text(field, as: convert)
  }

  /// A value of an enumeration, which a newer version may have made longer.
  mutating func choice<Value: RawRepresentable<String>>(_ field: JSONField) -> Value? {
    guard let text = field.string(&faults) else { return nil }
    let value = Value(rawValue: text)
    if value == nil { unknownValues.append(field.pointer) }
    return value
  }

  /// The members of an object that are none of those this version knows; nil if there are none.
  ///
  /// They are written anew from what was read, which gives the bytes that were there: numbers keep their text, and
  /// every version writes strings and structure as this one does.
  func unknownMembers(_ field: JSONField, besides known: Set<String>) -> UnknownMembers? {
    guard case .object(let object)? = field.value,
      object.members.contains(where: { !known.contains($0.name) })
    else { return nil }
    var json = JSONWriter()
    for member in object.members where !known.contains(member.name) {
      json.member(dynamic: member.name, member.value)
    }
    return UnknownMembers(json: json.bytes)
  }

  mutating func time(_ field: JSONField) -> Timestamp {
    text(field, as: Timestamp.init(rfc3339:)) ?? Timestamp(millisecondsSinceEpoch: 0)
  }

  mutating func optionalTime(_ field: JSONField) -> Timestamp? {
    optionalText(field, as: Timestamp.init(rfc3339:))
  }

  mutating func party(_ field: JSONField) -> Party {
    Party(choice(field["by"]) ?? .system, optionalString(field["subject"]))
  }

  mutating func money(_ field: JSONField) -> Money {
    Money(amount: int(field["amount"]), currency: string(field["currency"]))
  }
}
