import JSONText

/// The answer to a request to an HTTP API of API Gateway, payload format 2.0.
public struct HTTPResponse: Sendable, Equatable {
  /// The status code.
  public var status: Int
  /// The header fields in order; the values of those with the same name are joined by commas. Cookies are not
  /// among them.
  public var headers: [(name: String, value: String)]
  /// The cookies, each as the value of a `Set-Cookie` field.
  public var cookies: [String]
  /// The body.
  public var body: [UInt8]

  /// An answer.
  public init(
    status: Int, headers: [(name: String, value: String)] = [], cookies: [String] = [], body: [UInt8] = []
  ) {
    self.status = status
    self.headers = headers
    self.cookies = cookies
    self.body = body
  }

  /// The answer as JSON: text as it is, and what is no UTF-8 as base64.
  public var json: [UInt8] {
    let text = String(validating: body, as: UTF8.self)
    let written = text ?? Base64.encode(body)
    var json = JSONWriter(capacity: written.utf8.count + 512)
    json.object { json in
      json.member("statusCode", status)
      if !headers.isEmpty {
        json.object("headers") { json in
          for (name, value) in joinedHeaders { json.member(dynamic: name, .string(value)) }
        }
      }
      if !cookies.isEmpty {
        json.array("cookies") { json in
          for cookie in cookies { json.value(cookie) }
        }
      }
      json.member("body", written)
      json.member("isBase64Encoded", text == nil)
    }
    return json.bytes
  }

  /// Each name once, in lower case as HTTP/2 has it, in the order of its first value.
  private var joinedHeaders: [(String, String)] {
    var joined: [(String, String)] = []
    for (name, value) in headers {
      let name = name.lowercased()
      if let index = joined.firstIndex(where: { $0.0 == name }) {
        joined[index].1 += "," + value
      } else {
        joined.append((name, value))
      }
    }
    return joined
  }

  /// Whether both say the same.
  public static func == (left: HTTPResponse, right: HTTPResponse) -> Bool {
    left.status == right.status && left.cookies == right.cookies && left.body == right.body
      && left.headers.elementsEqual(right.headers, by: ==)
  }
}
