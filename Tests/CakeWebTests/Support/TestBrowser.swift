import CakeOrdering
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import CakeWeb

/// A browser: keeps cookies, and fills in forms.
final class TestBrowser {
  private let web: TestWeb
  private(set) var cookies: [String: String] = [:]
  /// The cookies as they were set last, attributes included.
  private(set) var settings: [String: String] = [:]
  /// The token that the last page gave to its forms.
  private(set) var formToken = ""

  /// An answer, read.
  struct Answer {
    let status: Int
    let location: String?
    let text: String
  }

  init(_ web: TestWeb) {
    self.web = web
  }

  /// The browser of somebody of the shop, who is signed in and has seen a page.
  init(_ web: TestWeb, _ role: Role, _ subject: String) async throws {
    self.web = web
    formToken = "abcdef12-34567890"
    let session = try await web.token(role, subject, lifetime: .seconds(86_400))
    cookies = [Cookies.session: session, Cookies.form: formToken]
  }

  /// Sets a cookie as a browser would have it from before.
  func keep(_ name: String, _ value: String) {
    cookies[name] = value
  }

  func get(_ path: String, language: String = "en") async throws -> Answer {
    try await send(.get, path, [.acceptLanguage: language], body: nil)
  }

  /// Sends a form, with the token of the last page unless another is given.
  func post(_ path: String, _ fields: [String: String], token: String? = nil, headers: HTTPFields = [:])
    async throws -> Answer
  {
    var headers = headers
    headers[.contentType] = "application/x-www-form-urlencoded"
    var all = fields
    all["form"] = token ?? formToken
    let body = all.map { "\($0.key)=\(QueryText.encoded($0.value))" }.joined(separator: "&")
    return try await send(.post, path, headers, body: body)
  }

  /// Sends a form in which a field occurs more than once.
  func post(_ path: String, _ fields: [String: [String]]) async throws -> Answer {
    let all = fields.flatMap { name, values in values.map { "\(name)=\(QueryText.encoded($0))" } }
    return try await send(
      .post, path, [.contentType: "application/x-www-form-urlencoded"],
      body: (["form=\(formToken)"] + all).joined(separator: "&"))
  }

  /// Sends a form whose fields are written as a browser writes them.
  func post(_ path: String, _ fields: String = "") async throws -> Answer {
    try await send(
      .post, path, [.contentType: "application/x-www-form-urlencoded"], body: "form=\(formToken)&\(fields)")
  }

  private func send(_ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, body: String?)
    async throws -> Answer
  {
    var headers = headers
    headers[.accept] = "text/html"
    if !cookies.isEmpty {
      headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    }
    let response = try await web.send(method, path, headers, body: body)
    for field in response.headers[values: .setCookie] { take(field) }
    let text = String(buffer: response.body)
    if let match = text.firstMatch(of: /name="form" value="([^"]*)"/) { formToken = String(match.output.1) }
    return Answer(status: response.status.code, location: response.headers[.location], text: text)
  }

  private func take(_ field: String) {
    let pair = field.prefix { $0 != ";" }.split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard pair.count == 2 else { return }
    let name = String(pair[0])
    settings[name] = field
    cookies[name] = field.contains("Max-Age=0") ? nil : String(pair[1])
  }
}
