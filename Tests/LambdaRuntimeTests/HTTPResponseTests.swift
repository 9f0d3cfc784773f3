import JSONText
import LambdaRuntime
import Testing

/// Source of the shape: API Gateway Developer Guide, "Create AWS Lambda proxy integrations for HTTP APIs in API
/// Gateway", "Lambda function response for format 2.0".
@Suite("Answers to HTTP APIs")
struct HTTPResponseTests {
  @Test("Text goes as text, with its status and headers")
  func text() throws {
    let response = HTTPResponse(
      status: 201, headers: [("Content-Type", "application/json"), ("location", "/orders/1")],
      body: Array(#"{"name":"Café"}"#.utf8))
    let json = try JSONValue(parsing: response.json)
    #expect(json["statusCode"]?.int == 201)
    #expect(json["headers"]?["content-type"]?.string == "application/json")
    #expect(json["headers"]?["location"]?.string == "/orders/1")
    #expect(json["body"]?.string == #"{"name":"Café"}"#)
    #expect(json["isBase64Encoded"]?.bool == false)
    #expect(json["cookies"] == nil)
  }

  @Test("Values of one name are joined, and cookies stand by themselves")
  func headers() throws {
    let response = HTTPResponse(
      status: 200, headers: [("Vary", "Accept"), ("vary", "Origin")],
      cookies: ["a=1; HttpOnly", "b=2; Expires=Thu, 01 Jan 2026 00:00:00 GMT"])
    let json = try JSONValue(parsing: response.json)
    #expect(json["headers"]?["vary"]?.string == "Accept,Origin")
    #expect(
      json["cookies"]?.array?.compactMap(\.string) == [
        "a=1; HttpOnly", "b=2; Expires=Thu, 01 Jan 2026 00:00:00 GMT",
      ])
  }

  @Test("What is no text goes as base64")
  func binary() throws {
    let json = try JSONValue(parsing: HTTPResponse(status: 200, body: [0xFF, 0x00, 0xFE]).json)
    #expect(json["body"]?.string == "/wD+")
    #expect(json["isBase64Encoded"]?.bool == true)
  }

  @Test("An answer without a body says so")
  func empty() throws {
    let json = try JSONValue(parsing: HTTPResponse(status: 204).json)
    #expect(json["statusCode"]?.int == 204)
    #expect(json["body"]?.string == "")
    #expect(json["headers"] == nil)
  }
}
