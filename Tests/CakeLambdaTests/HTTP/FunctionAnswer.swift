import JSONText

/// What API Gateway makes of a function's answer.
struct FunctionAnswer {
  let status: Int?
  let headers: JSONValue?
  let body: String

  init(_ bytes: [UInt8]) throws {
    let answer = try JSONValue(parsing: bytes)
    status = answer["statusCode"]?.int
    headers = answer["headers"]
    body = answer["body"]?.string ?? ""
  }

  var json: JSONValue? { try? JSONValue(parsing: body) }

  func header(_ name: String) -> String? { headers?[name]?.string }
}
