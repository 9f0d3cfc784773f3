import CakeOrdering
import HTTPTypes
import HummingbirdTesting
import NIOCore

@testable import CakeWeb

/// A staff member's browser: signed in, with the cookie of its forms.
struct StaffBrowser: Sendable {
  let web: BoardShop
  private let session: String
  private static let formToken = "abcdef12-34567890"

  init(_ web: BoardShop, _ role: Role, _ subject: String) async throws {
    self.web = web
    session = try await web.token(role, subject)
  }

  func get(_ path: String, language: String = "en") async throws -> (status: Int, html: String) {
    let answer = try await web.send(.get, path, headers(language), body: nil)
    return (Int(answer.status.code), String(buffer: answer.body))
  }

  /// Sends a form, and gives where it leads.
  func post(_ path: String, _ fields: String = "") async throws -> (
    status: Int, location: String, html: String
  ) {
    var headers = headers("en")
    headers[.contentType] = "application/x-www-form-urlencoded"
    let answer = try await web.send(.post, path, headers, body: "form=\(Self.formToken)&" + fields)
    return (Int(answer.status.code), answer.headers[.location] ?? "", String(buffer: answer.body))
  }

  private func headers(_ language: String) -> HTTPFields {
    [
      .accept: "text/html", .acceptLanguage: language,
      .cookie: "session=\(session); form=\(Self.formToken)",
    ]
  }
}
