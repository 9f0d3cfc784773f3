import HTTPTypes
import Hummingbird
import NIOCore

/// What the table, or somebody in its place, answers.
struct TableAnswer: Sendable {
  var status = 200
  /// The body; nil for an answer that breaks off in its middle.
  var json: String?

  static let brokenOff = TableAnswer()

  var response: Response {
    guard let json else {
      return Response(
        status: .ok,
        body: ResponseBody(contentLength: 100) { writer in
          try await writer.write(ByteBuffer(string: "{"))
          throw CancellationError()
        })
    }
    return Response(status: .init(code: status), body: ResponseBody(byteBuffer: ByteBuffer(string: json)))
  }
}
