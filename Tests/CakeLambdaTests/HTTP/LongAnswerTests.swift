import CakeHTTP
import CakeOrdering
import CakeTesting
import Hummingbird
import LambdaRuntime
import Logging
import NIOCore
import Testing

@testable import CakeFunctions

@Suite("Answers that are streamed")
struct LongAnswerTests {
  /// What becomes of a body behind API Gateway.
  ///
  /// - Parameter isWhole: Whether it can be written to its end.
  private func answer(_ parts: [ByteBuffer], isWhole: Bool = true) async throws -> FunctionAnswer {
    let router = CakeAPI.makeRouter()
    router.get("long") { _, _ in
      Response(
        status: .ok,
        body: ResponseBody { writer in
          for part in parts { try await writer.write(part) }
          guard isWhole else { throw StoreError.unavailable(retryAfter: .seconds(1), reason: "a test") }
          try await writer.finish(nil)
        })
    }
    let responder = CakeResponder(
      router: router, publicURL: "https://cakes.example", random: SystemRandomSource())
    let function = HTTPFunction(
      responder, logger: Logger(label: "function", factory: { _ in SwiftLogNoOpLogHandler() }))
    let context = LambdaContext(requestID: "1", deadline: .now + FunctionDouble.time, traceHeader: nil)
    return try FunctionAnswer(
      try await function.handle(APIGatewayEvent(method: "GET", path: "/long").json, context: context))
  }

  /// A mebibyte of one character.
  private static func part(_ character: Unicode.Scalar) -> ByteBuffer {
    ByteBuffer(repeating: UInt8(ascii: character), count: 1 << 20)
  }

  @Test("All parts arrive as one")
  func whole() async throws {
    let answer = try await answer(Array(repeating: Self.part("a"), count: 5))
    #expect(answer.status == 200)
    #expect(answer.body.utf8.count == 5 << 20)
  }

  @Test("What is too long for Lambda, as it is or as JSON, is none, and whoever asked is told")
  func tooLong() async throws {
    for parts in [
      Array(repeating: Self.part("a"), count: 7), Array(repeating: Self.part("\""), count: 4),
    ] {
      let answer = try await answer(parts)
      #expect(answer.status == 503)
      #expect(answer.body.contains("ask for less"))
    }
  }

  @Test("What cannot be finished is none, either: half of it is never sent")
  func unfinished() async throws {
    let answer = try await answer([ByteBuffer(string: "half")], isWhole: false)
    #expect(answer.status == 503)
    #expect(!answer.body.contains("half"))
  }
}
