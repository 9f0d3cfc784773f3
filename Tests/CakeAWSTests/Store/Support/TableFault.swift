import JSONText

/// What goes wrong with one call.
enum TableFault: Sendable {
  /// It is answered with an error, and nothing happens.
  case error(String, status: Int = 400)
  /// A transaction is cancelled for these reasons, and nothing happens.
  case cancelled([String])
  /// The connection breaks before anything happens.
  case broken
  /// It takes effect, then something else happens, and the answer is lost.
  case lostAnswer(then: @Sendable () async throws -> Void)
  /// Something else happens before it.
  case first(@Sendable () async throws -> Void)
  /// Of a batch the first half is answered, the rest left for another call; of one key nothing.
  case halfABatch

  /// It takes effect, and the answer is lost.
  static let answerLost = TableFault.lostAnswer(then: {})
  /// Two transactions want the same item.
  static let conflict = TableFault.cancelled(["TransactionConflict", "None"])

  func answer(to body: String, _ forward: (String) async throws -> TableAnswer) async throws -> TableAnswer {
    switch self {
    case .error(let code, let status): return Self.error(code, status: status)
    case .cancelled(let reasons):
      let list = reasons.map { #"{"Code":"\#($0)","Message":"about Ada"}"# }.joined(separator: ",")
      return Self.error("TransactionCanceledException", status: 400, #","CancellationReasons":[\#(list)]"#)
    case .broken: return .brokenOff
    case .lostAnswer(let then):
      _ = try await forward(body)
      try await then()
      return .brokenOff
    case .first(let event):
      try await event()
      return try await forward(body)
    case .halfABatch: return try await Self.half(of: body, forward)
    }
  }

  private static func error(_ code: String, status: Int, _ more: String = "") -> TableAnswer {
    TableAnswer(
      status: status,
      json: #"{"__type":"com.amazonaws.dynamodb.v20120810#\#(code)","message":"about Ada"\#(more)}"#)
  }

  private static func half(of body: String, _ forward: (String) async throws -> TableAnswer) async throws
    -> TableAnswer
  {
    let request = try JSONValue(parsing: body)
    guard case .object(var question)? = request["RequestItems"], let table = question.members.first,
      case .object(var asked) = table.value, let keys = asked["Keys"]?.array
    else { return try await forward(body) }
    var left = JSONObject()
    left["Keys"] = .array(Array(keys[(keys.count / 2)...]))
    asked["Keys"] = .array(Array(keys[..<(keys.count / 2)]))
    question[table.name] = .object(asked)
    var answered = JSONValue.object(JSONObject())
    if keys.count > 1 {
      var json = JSONWriter()
      json.object { $0.member("RequestItems", .object(question)) }
      answered = try JSONValue(parsing: try await forward(json.text).json ?? "{}")["Responses"] ?? answered
    }
    question[table.name] = .object(left)
    var json = JSONWriter()
    json.object { json in
      json.member("Responses", answered)
      json.member("UnprocessedKeys", .object(question))
    }
    return TableAnswer(json: json.text)
  }
}
