import JSONText

/// Something that the sender of an SQS message said beside its body.
public enum SQSMessageAttribute: Sendable, Hashable {
  /// A text.
  case string(String)
  /// A number, as it was written.
  case number(String)
  /// Bytes.
  case binary([UInt8])

  /// The text, or the number as it was written; nil for bytes.
  public var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .binary: nil
    }
  }

  /// All of a message, by their names. The part of a type after its dot is the sender's own and says nothing here.
  static func all(_ field: JSONField, _ reader: inout EventReader) -> [String: SQSMessageAttribute] {
    guard let object = field.optionalObject(&reader.faults)?.value?.object else { return [:] }
    var all: [String: SQSMessageAttribute] = [:]
    for member in object.members { all[member.name] = one(field[member.name], &reader) }
    return all
  }

  private static func one(_ field: JSONField, _ reader: inout EventReader) -> SQSMessageAttribute? {
    let type = reader.string(field["dataType"])
    switch type.prefix(while: { $0 != "." }) {
    case "Number": return .number(reader.string(field["stringValue"]))
    case "Binary": return Base64.decode(reader.string(field["binaryValue"])).map { .binary($0) }
    default: return .string(reader.string(field["stringValue"]))
    }
  }
}
