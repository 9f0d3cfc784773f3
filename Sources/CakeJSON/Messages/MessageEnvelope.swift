public import CakeOrdering
import JSONText

/// A message as it travels: a CloudEvents 1.0 event in JSON (CloudEvents JSON format, section 3).
///
/// `source` and `id` together are the key to deduplicate on; `sequence` is the order's version.
public enum MessageEnvelope {
  /// The number of the data's schema that this version writes, and the newest it reads.
  public static let schema = 1
  /// Where all messages come from.
  public static let source = "/cake-ordering/orders"

  private static let dataSchema = "urn:cake-ordering:message/"

  /// The message as bytes of JSON.
  public static func encode(_ message: Message) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("specversion", "1.0")
      json.member("id", message.id)
      json.member("source", source)
      json.member("type", message.type.rawValue)
      json.member("time", message.time.description)
      json.member("datacontenttype", "application/json")
      json.member("dataschema", dataSchema + "\(schema)")
      json.member("sequence", message.version)
      json.member("traceparent", ifPresent: message.trace?.traceparent)
      json.member("resend", ifPresent: message.resend)
      json.member("notbefore", ifPresent: message.notBefore?.description)
      json.object("data") { json in
        if let request = message.signIn {
          encode(request, of: message, &json)
        } else {
          json.member("orderId", message.orderID.description)
          json.member("number", message.orderNumber.description)
          json.member("version", message.version)
          json.member("status", message.status.rawValue)
        }
      }
    }
    return json.bytes
  }

  private static func encode(_ request: SignInRequest, of message: Message, _ json: inout JSONWriter) {
    json.member("requestId", message.orderID.description)
    json.member("role", ifPresent: request.party?.role.rawValue)
    json.member("subject", ifPresent: request.party?.subject)
    json.member("language", request.language)
    json.member("page", ifPresent: request.page)
  }

  /// The message in an envelope.
  ///
  /// - Throws: ``DocumentError``.
  public static func decode(_ bytes: some Collection<UInt8>) throws(DocumentError) -> Message {
    let result: Result<Message, DocumentError> = try DocumentReader.read(bytes) { root, reader in
      guard let found = reader.text(root["dataschema"], as: schemaNumber) else { return nil }
      guard found <= schema else { return .failure(.newerSchema(found)) }
      if let newer = newerValue(root) { return .failure(.unknownValues([newer])) }
      return message(root, &reader).map { .success($0) }
    }
    return try result.get()
  }

  /// What bytes are to whoever is to handle them.
  public static func content(of bytes: some Collection<UInt8>) -> Attempt.Content {
    do throws(DocumentError) {
      return .message(try decode(bytes))
    } catch {
      return switch error {
      case .newerSchema(let schema): .notYetReadable(reason: "the message has the newer schema \(schema)")
      case .unknownValues(let places):
        .notYetReadable(reason: "the message has a newer value at \(places.joined(separator: ", "))")
      case .malformed: .unreadable
      }
    }
  }

  private static func message(_ root: JSONField, _ reader: inout DocumentReader) -> Message? {
    let data = root["data"]
    guard let type = reader.text(root["type"], as: MessageType.init(rawValue:)) else { return nil }
    if type == .signInRequested { return signIn(root, &reader) }
    guard let orderID = reader.text(data["orderId"], as: { OrderID($0) }),
      let number = reader.text(data["number"], as: OrderNumber.init),
      let status = reader.text(data["status"], as: OrderStatus.init(rawValue:))
    else { return nil }
    return Message(
      id: reader.string(root["id"]), type: type, orderID: orderID, orderNumber: number,
      version: reader.int(data["version"]), status: status, time: reader.time(root["time"]),
      trace: reader.optionalString(root["traceparent"]).flatMap(TraceContext.init(traceparent:)),
      resend: reader.optionalString(root["resend"]),
      notBefore: reader.optionalTime(root["notbefore"]))
  }

  private static func signIn(_ root: JSONField, _ reader: inout DocumentReader) -> Message? {
    let data = root["data"]
    guard let id = reader.text(data["requestId"], as: { OrderID($0) }) else { return nil }
    let party = reader.optionalText(data["role"], as: Role.init(rawValue:)).map {
      Party($0, reader.optionalString(data["subject"]))
    }
    let request = SignInRequest(
      party: party, language: reader.string(data["language"]), page: reader.optionalString(data["page"]))
    return Message(
      id: reader.string(root["id"]), type: .signInRequested, orderID: id, orderNumber: OrderNumber(bits: 0),
      version: reader.int(root["sequence"]), status: .placed, time: reader.time(root["time"]),
      trace: reader.optionalString(root["traceparent"]).flatMap(TraceContext.init(traceparent:)),
      resend: reader.optionalString(root["resend"]), signIn: request)
  }

  /// Where something stands that only a newer version writes: additions need no new number.
  private static func newerValue(_ root: JSONField) -> String? {
    func isNewer<Value: RawRepresentable<String>>(_ field: JSONField, _: Value.Type) -> Bool {
      var faults: [JSONFault] = []
      return field.optionalString(&faults).map { Value(rawValue: $0) == nil } ?? false
    }
    if isNewer(root["type"], MessageType.self) { return "/type" }
    return isNewer(root["data"]["status"], OrderStatus.self) ? "/data/status" : nil
  }

  private static func schemaNumber(_ uri: String) -> Int? {
    uri.split(separator: "/").last.flatMap { Int($0) }
  }
}
