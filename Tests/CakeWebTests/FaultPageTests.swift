import CakeHTTP
import CakeOrdering
import CakeTesting
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import CakeWeb

@Suite("Faults on pages")
struct FaultPageTests {
  /// What a browser gets from a page that fails, and what the log says of it.
  private func answer(_ fault: any Error, accept: String = "text/html") async throws -> (
    Response, RecordedLog
  ) {
    let web = try await TestWeb(more: { router, front in
      router.get("fails", use: front.page { _, _, _ in throw fault })
    })
    let log = RecordedLog()
    let head = HTTPRequest(
      method: .get, scheme: nil, authority: nil, path: "/fails", headerFields: [.accept: "text/html"])
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    return (
      try await web.responder.respond(to: request, context: CakeRequestContext(logger: log.logger)), log
    )
  }

  @Test("What is not possible at the moment says when to try again, and the log says why")
  func unavailable() async throws {
    let (answer, log) = try await answer(
      OrderingError.unavailable(retryAfter: .milliseconds(6500), reason: "a throttle"))
    #expect(answer.status == .serviceUnavailable)
    #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
    #expect(answer.headers[.retryAfter] == "7")
    #expect(log.lines.contains { $0.hasPrefix("error request failed") && $0.contains("reason=a throttle") })
  }

  @Test("What is stored and cannot be read is in the log, and nothing to try again")
  func unreadable() async throws {
    let (answer, log) = try await answer(OrderingError.unreadable(reason: "schema 2"))
    #expect(answer.status == .internalServerError)
    #expect(answer.headers[.retryAfter] == nil)
    #expect(log.lines.contains { $0.contains("reason=schema 2") })
  }

  @Test("What visitors do is no fault of ours: the log does not call it one")
  func visitors() async throws {
    for (fault, status): (any Error, Int) in [
      (OrderingError.notFound, 404), (Problem(.forbidden), 403), (StaleForm(), 403),
    ] {
      let (answer, log) = try await answer(fault)
      #expect(answer.status.code == status)
      #expect(!log.lines.contains { $0.hasPrefix("error") })
    }
  }
}
