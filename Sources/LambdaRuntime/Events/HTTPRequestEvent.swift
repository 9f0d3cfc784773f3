import JSONText

/// A request to an HTTP API of API Gateway, payload format 2.0 (API Gateway Developer Guide, "Create AWS Lambda
/// proxy integrations for HTTP APIs").
public struct HTTPRequestEvent: Sendable, Equatable {
  /// The request's method.
  public var method: String
  /// The path, already decoded by API Gateway: `%2F` arrives as `/`. A named stage's own name is left out.
  public var path: String
  /// What stands after the question mark, as it was sent.
  public var rawQuery: String
  /// The header fields, their names in lower case; the values of one that was sent repeatedly are joined by
  /// commas. Without cookies.
  public var headers: [String: String]
  /// The cookies, each as `name=value`.
  public var cookies: [String]
  /// The body's bytes; nil if there is none.
  public var body: [UInt8]?
  /// The address that the request came from, as API Gateway saw it.
  public var sourceIP: String
  /// API Gateway's id of the request.
  public var requestID: String
  /// When it came, in milliseconds since 1970.
  public var timeEpoch: Int?

  /// A request.
  public init(
    method: String, path: String, rawQuery: String = "", headers: [String: String] = [:],
    cookies: [String] = [],
    body: [UInt8]? = nil, sourceIP: String = "", requestID: String = "", timeEpoch: Int? = nil
  ) {
    self.method = method
    self.path = path
    self.rawQuery = rawQuery
    self.headers = headers
    self.cookies = cookies
    self.body = body
    self.sourceIP = sourceIP
    self.requestID = requestID
    self.timeEpoch = timeEpoch
  }

  /// Reads an event.
  ///
  /// - Throws: ``EventError`` for any other event, one of payload format 1.0 among them.
  public init(json: [UInt8]) throws(EventError) {
    var reader = try EventReader(json)
    let event = reader.event
    let version = event["version"]
    if reader.string(version) != "2.0" { reader.faults.append(version.fault("must be 2.0")) }
    let context = event["requestContext"]
    let http = context["http"]
    method = reader.string(http["method"])
    sourceIP = http["sourceIp"].optionalString(&reader.faults) ?? ""
    requestID = context["requestId"].optionalString(&reader.faults) ?? ""
    timeEpoch = reader.optionalNumber(context["timeEpoch"])
    let stage = context["stage"].optionalString(&reader.faults)
    path = Self.path(reader.string(event["rawPath"]), stage: stage)
    rawQuery = event["rawQueryString"].optionalString(&reader.faults) ?? ""
    headers = Dictionary(
      reader.strings(event["headers"]).map { ($0.key.lowercased(), $0.value) },
      uniquingKeysWith: { $0 + "," + $1 })
    cookies = event["cookies"].optionalArray(&reader.faults)?.compactMap { $0.value?.string } ?? []
    body = Self.body(event, &reader)
    try reader.finish()
  }

  private static func path(_ raw: String, stage: String?) -> String {
    guard let stage, stage != "$default", raw == "/\(stage)" || raw.hasPrefix("/\(stage)/") else {
      return raw
    }
    let rest = raw.dropFirst(stage.count + 1)
    return rest.isEmpty ? "/" : String(rest)
  }

  private static func body(_ event: JSONField, _ reader: inout EventReader) -> [UInt8]? {
    let field = event["body"]
    guard let text = field.optionalString(&reader.faults) else { return nil }
    guard event["isBase64Encoded"].optionalBool(&reader.faults) == true else { return Array(text.utf8) }
    guard let bytes = Base64.decode(text) else {
      reader.faults.append(field.fault("must be base64"))
      return nil
    }
    return bytes
  }
}
