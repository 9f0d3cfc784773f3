import CakeOrdering
import JSONText

/// Reads stored documents: collects what is wrong with them, and gives what is only there for the form's sake.
struct DocumentReader {
  private var faults: [JSONFault] = []

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
    guard let value = read(root, &reader), reader.faults.isEmpty else {
      throw .malformed(reader.faults.map(\.pointer))
    }
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

  mutating func time(_ field: JSONField) -> Timestamp {
    text(field, as: Timestamp.init(rfc3339:)) ?? Timestamp(millisecondsSinceEpoch: 0)
  }

  mutating func optionalTime(_ field: JSONField) -> Timestamp? {
    optionalText(field, as: Timestamp.init(rfc3339:))
  }

  mutating func party(_ field: JSONField) -> Party {
    Party(text(field["by"], as: Role.init(rawValue:)) ?? .system, optionalString(field["subject"]))
  }

  mutating func money(_ field: JSONField) -> Money {
    Money(amount: int(field["amount"]), currency: string(field["currency"]))
  }
}
