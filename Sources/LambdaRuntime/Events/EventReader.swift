import JSONText

/// Reads the parts of an event and keeps what is wrong with them.
struct EventReader {
  let event: JSONField
  var faults: [JSONFault] = []

  init(_ json: [UInt8]) throws(EventError) {
    do {
      event = JSONField(try JSONValue(parsing: json))
    } catch {
      throw .notJSON(error)
    }
  }

  /// The string that must be there.
  mutating func string(_ field: JSONField) -> String {
    field.string(&faults) ?? ""
  }

  /// The whole number that must be there, also where it is written as a string, as SQS does.
  mutating func number(_ field: JSONField) -> Int {
    if case .string(let text)? = field.value, let number = Int(text) { return number }
    return field.int(&faults) ?? 0
  }

  /// The same for a number that may be missing.
  mutating func optionalNumber(_ field: JSONField) -> Int? {
    field.value == nil ? nil : number(field)
  }

  /// The strings of an object; null is none.
  mutating func strings(_ field: JSONField) -> [String: String] {
    guard let object = field.optionalObject(&faults)?.value?.object else { return [:] }
    var strings: [String: String] = [:]
    for member in object.members { strings[member.name] = member.value.string }
    return strings
  }

  /// The entries of `Records`.
  mutating func records<Record>(_ read: (JSONField, inout EventReader) -> Record) -> [Record] {
    var records: [Record] = []
    for field in event["Records"].array(&faults) ?? event["Records"].elements {
      records.append(read(field, &self))
    }
    return records
  }

  /// Throws if anything was wrong.
  func finish() throws(EventError) {
    if !faults.isEmpty { throw .unexpected(faults) }
  }
}
