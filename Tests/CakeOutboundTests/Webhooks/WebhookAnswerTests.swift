import CakeOrdering
import CakeTesting
import Testing

@testable import CakeOutbound

@Suite struct WebhookAnswerTests {
  static let now = Timestamp.at("1994-11-06T08:49:00Z")

  @Test(arguments: [200, 201, 202, 204, 299])
  func `a success is one`(status: Int) throws {
    #expect(try WebhookAnswer.accepted(status, retryAfter: nil, at: Self.now) == status)
  }

  @Test(arguments: [400, 401, 403, 404, 405, 409, 413, 418, 422, 451, 499])
  func `a refusal is final`(status: Int) {
    #expect(throws: WebhookError.refused(status: status)) {
      try WebhookAnswer.accepted(status, retryAfter: "7", at: Self.now)
    }
  }

  @Test(arguments: [100, 300, 301, 302, 304, 307, 308, 408, 425, 429, 500, 502, 503, 504, 599, 600, 999])
  func `everything else is tried again, when the company says`(status: Int) {
    #expect(throws: WebhookError.failed(status: status, retryAfter: .seconds(7))) {
      try WebhookAnswer.accepted(status, retryAfter: "7", at: Self.now)
    }
    #expect(throws: WebhookError.failed(status: status, retryAfter: nil)) {
      try WebhookAnswer.accepted(status, retryAfter: nil, at: Self.now)
    }
  }

  @Test func `an endpoint that is gone is gone`() {
    #expect(throws: WebhookError.gone) { try WebhookAnswer.accepted(410, retryAfter: nil, at: Self.now) }
  }

  @Test(arguments: [
    ("0", 0), ("120", 120), ("99999999999999999999999", 604_800), ("604801", 604_800),
    ("Sun, 06 Nov 1994 08:49:37 GMT", 37), ("Sunday, 06-Nov-94 08:49:37 GMT", 37),
    ("Sun Nov  6 08:49:37 1994", 37), ("Sun, 06 Nov 1994 08:00:00 GMT", 0),
  ])
  func `the time to wait is read in every form`(text: String, seconds: Int) {
    #expect(WebhookAnswer.wait(text, at: Self.now) == .seconds(seconds))
  }

  @Test(arguments: [
    "", "soon", "-1", "1.5", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET",
    "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Xxx 1994 08:49:37 GMT",
  ])
  func `what is no time to wait is ignored`(text: String) {
    #expect(WebhookAnswer.wait(text, at: Self.now) == nil)
  }
}
