import JSONText

/// What API Gateway makes of a function's answer.
struct FunctionAnswer {
  let status: Int?
  let headers: JSONValue?
  /// What `Set-Cookie` fields will say.
  let cookies: [String]
  let body: String
  let isBase64Encoded: Bool

  init(_ bytes: [UInt8]) throws {
    let answer = try JSONValue(parsing: bytes)
    status = answer["statusCode"]?.int
    headers = answer["headers"]
    cookies = answer["cookies"]?.array?.compactMap(\.string) ?? []
    body = answer["body"]?.string ?? ""
    isBase64Encoded = answer["isBase64Encoded"]?.bool ?? false
  }

  var json: JSONValue? { try? JSONValue(parsing: body) }

  func header(_ name: String) -> String? { headers?[name]?.string }
}
