import CakeHTTP
import CakeOrdering
import CakeTesting
import Hummingbird
import JSONText
import LambdaRuntime
import Logging
import NIOCore
import Testing

@testable import CakeFunctions

@Suite("Answers that are streamed")
struct LongAnswerTests {
  /// The most bytes that Lambda takes, which has no reason to be another where it changes here.
  private static let limit = 6_291_556
  private static let browser = ["accept": "text/html", "accept-language": "de"]

  /// What becomes of a body behind API Gateway, as its JSON.
  ///
  /// - Parameters:
  ///   - failure: Keeps the body from being written to its end.
  ///   - pages: Whether it is the function with the pages.
  private func json(
    _ parts: [ByteBuffer], then failure: (any Error)? = nil, pages: Bool = false,
    headers: [String: String] = [:], log: RecordedLog = RecordedLog()
  ) async throws -> [UInt8] {
    let double = try await FunctionDouble(pages: pages)
    let router = CakeAPI.makeRouter()
    router.get("long") { _, _ in
      Response(
        status: .ok,
        body: ResponseBody { writer in
          for part in parts { try await writer.write(part) }
          if let failure { throw failure }
          try await writer.finish(nil)
        })
    }
    let responder = double.api.makeResponder(router, pages: pages ? double.web : nil)
    let function = HTTPFunction(responder, logger: log.logger)
    let context = LambdaContext(requestID: "1", deadline: .now + FunctionDouble.time, traceHeader: nil)
    let event = APIGatewayEvent(method: "GET", path: "/long", headers: headers)
    return try await function.handle(event.json, context: context)
  }

  /// Some bytes of one kind.
  private static func bytes(_ byte: UInt8, _ count: Int) -> ByteBuffer {
    ByteBuffer(repeating: byte, count: count)
  }

  @Test("All parts arrive as one")
  func whole() async throws {
    let part = Self.bytes(UInt8(ascii: "a"), 1 << 20)
    let answer = try FunctionAnswer(try await json(Array(repeating: part, count: 5)))
    #expect(answer.status == 200)
    #expect(answer.body.utf8.count == 5 << 20)
  }

  @Test("Text may fill what Lambda takes to the last byte, and not one more")
  func longText() async throws {
    let letter = UInt8(ascii: "a")
    let room = Self.limit - (try await json([])).count
    let longest = try await json([Self.bytes(letter, room)])
    #expect(longest.count == Self.limit)
    #expect(try FunctionAnswer(longest).status == 200)
    let tooLong = try FunctionAnswer(try await json([Self.bytes(letter, room + 1)]))
    #expect(tooLong.json?["type"]?.string == "/problems/answer-too-large")
  }

  @Test("So may what is no text, as base64")
  func longBytes() async throws {
    let room = Self.limit - (try await json([Self.bytes(0xFF, 3)])).count
    let longest = 3 + room / 4 * 3
    let answer = try await json([Self.bytes(0xFF, longest)])
    #expect((Self.limit - 3...Self.limit).contains(answer.count))
    let read = try FunctionAnswer(answer)
    #expect(read.status == 200)
    #expect(read.isBase64Encoded)
    let tooLong = try FunctionAnswer(try await json([Self.bytes(0xFF, longest + 1)]))
    #expect(tooLong.json?["type"]?.string == "/problems/answer-too-large")
  }

  @Test(
    "What is too large for Lambda, as it is or as JSON, is none, and a program is told so",
    arguments: [(7 << 20, 0), (limit - 100, 100)])
  func tooLarge(letters: Int, quotes: Int) async throws {
    let log = RecordedLog()
    let parts = [Self.bytes(UInt8(ascii: "a"), letters), Self.bytes(UInt8(ascii: "\""), quotes)]
    let answer = try FunctionAnswer(try await json(parts, log: log))
    #expect(answer.status == 503)
    #expect(answer.header("content-type") == "application/problem+json")
    // Later it would be as large.
    #expect(answer.header("retry-after") == nil)
    #expect(answer.json?["type"]?.string == "/problems/answer-too-large")
    #expect(answer.json?["detail"]?.string == "Ask for fewer days, or for a smaller page.")
    #expect(log.lines.contains { $0.hasPrefix("error An answer is too large") })
  }

  @Test("In a browser that is a page in its language")
  func tooLargePage() async throws {
    let parts = Array(repeating: Self.bytes(UInt8(ascii: "a"), 1 << 20), count: 7)
    let answer = try FunctionAnswer(try await json(parts, pages: true, headers: Self.browser))
    #expect(answer.status == 503)
    #expect(answer.header("content-type") == "text/html; charset=utf-8")
    #expect(answer.header("retry-after") == nil)
    #expect(answer.body.contains("nach weniger Tagen"))
    let program = try FunctionAnswer(try await json(parts, pages: true))
    #expect(program.header("content-type") == "application/problem+json")
  }

  @Test("Half an answer is never sent: whoever asked is told when to try again")
  func unfinished() async throws {
    let log = RecordedLog()
    for failure: any Error in [
      StoreError.unavailable(retryAfter: .seconds(7), reason: "a throttle"),
      OrderingError.unavailable(retryAfter: .seconds(7), reason: "a throttle"),
    ] {
      let answer = try FunctionAnswer(
        try await json([ByteBuffer(string: "half")], then: failure, log: log))
      #expect(answer.status == 503)
      #expect(answer.header("content-type") == "application/problem+json")
      #expect(answer.header("retry-after") == "7")
      #expect(answer.json?["type"]?.string == "/problems/unavailable")
      #expect(!answer.body.contains("half"))
    }
    #expect(log.lines.count { $0.contains("reason=a throttle") } == 2)
  }

  @Test("In a browser that is a page, too")
  func unfinishedPage() async throws {
    let failure = OrderingError.unavailable(retryAfter: .seconds(7), reason: "a throttle")
    let answer = try FunctionAnswer(
      try await json(
        [ByteBuffer(string: "half")], then: failure, pages: true, headers: Self.browser))
    #expect(answer.status == 503)
    #expect(answer.header("content-type") == "text/html; charset=utf-8")
    #expect(answer.header("retry-after") == "7")
    #expect(answer.body.contains("Das geht im Augenblick nicht"))
  }

  @Test("Any other fault is ours, and says nothing of itself")
  func fault() async throws {
    struct Fault: Error, CustomStringConvertible {
      let description = "ada@example.com"
    }
    let log = RecordedLog()
    let answer = try FunctionAnswer(try await json([], then: Fault(), log: log))
    #expect(answer.status == 500)
    #expect(answer.header("content-type") == "application/problem+json")
    #expect(answer.header("retry-after") == nil)
    #expect(answer.json?["type"]?.string == "/problems/internal-error")
    #expect(log.lines.contains { $0.contains("reason=Fault") })
    #expect(!(log.lines + [answer.body]).contains { $0.contains("ada@") })
  }
}
