import Foundation
import JSONText

/// A request as API Gateway hands it over (HTTP API, payload format 2.0).
struct APIGatewayEvent {
  var method: String
  var path: String
  var query = ""
  var headers: [String: String] = [:]
  var cookies: [String] = []
  var body: String?
  var isBase64Encoded = false

  var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("version", "2.0")
      json.member("routeKey", "$default")
      json.member("rawPath", path)
      json.member("rawQueryString", query)
      json.object("headers") { json in
        for (name, value) in headers { json.member(dynamic: name, .string(value)) }
      }
      if !cookies.isEmpty {
        json.array("cookies") { json in
          for cookie in cookies { json.value(cookie) }
        }
      }
      json.object("requestContext") { json in
        json.member("stage", "$default")
        json.member("requestId", "JKJaXmPLvHcESHA=")
        json.object("http") { json in
          json.member("method", method)
          json.member("path", path)
          json.member("protocol", "HTTP/1.1")
          json.member("sourceIp", "203.0.113.7")
        }
      }
      if let body {
        json.member("body", isBase64Encoded ? Data(body.utf8).base64EncodedString() : body)
      }
      json.member("isBase64Encoded", isBase64Encoded)
    }
    return json.bytes
  }
}
