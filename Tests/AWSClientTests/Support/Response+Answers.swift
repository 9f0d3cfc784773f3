import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
  /// An answer in JSON.
  static func json(
    _ body: String = "{}", status: HTTPResponse.Status = .ok, headers: [String: String] = [:]
  ) -> Response {
    var fields: HTTPFields = [.contentType: "application/x-amz-json-1.0"]
    for (name, value) in headers {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
  }

  /// An error of a service that speaks AWS JSON.
  static func error(_ code: String, status: HTTPResponse.Status = .badRequest) -> Response {
    .json(
      #"{"__type":"com.amazonaws.service#\#(code)","message":"about Ada"}"#, status: status,
      headers: ["x-amzn-RequestId": "R1"])
  }

  /// An answer that breaks off in its middle.
  static var broken: Response {
    Response(
      status: .ok,
      body: ResponseBody(contentLength: 100) { writer in
        try await writer.write(ByteBuffer(string: "{"))
        throw CancellationError()
      })
  }
}
