import HTTPTypes
import Hummingbird
import LambdaRuntime
import NIOCore

extension Request {
  /// The request that an event tells of; nil for one that is no HTTP.
  ///
  /// - Parameter trace: The invocation's own trace, which a request goes on with that brings none.
  init?(_ event: HTTPRequestEvent, trace: XRayTrace?) {
    guard let method = HTTPTypes.HTTPRequest.Method(event.method) else { return nil }
    var path = PathText.encoded(event.path)
    if !event.rawQuery.isEmpty { path += "?" + event.rawQuery }
    let head = HTTPTypes.HTTPRequest(
      method: method, scheme: "https", authority: event.headers["host"], path: path,
      headerFields: Self.fields(event, trace))
    let body = event.body.map { RequestBody(buffer: ByteBuffer(bytes: $0)) }
    self.init(head: head, body: body ?? RequestBody(buffer: ByteBuffer()))
  }

  private static func fields(_ event: HTTPRequestEvent, _ trace: XRayTrace?) -> HTTPFields {
    var fields = HTTPFields()
    for (name, value) in event.headers {
      guard let name = HTTPField.Name(name) else { continue }
      fields.append(HTTPField(name: name, value: value))
    }
    if !event.cookies.isEmpty { fields[.cookie] = event.cookies.joined(separator: "; ") }
    if !fields.contains(.traceparent) {
      let trace = trace ?? event.headers["x-amzn-trace-id"].flatMap { XRayTrace(header: $0) }
      if let trace { fields[.traceparent] = trace.traceparent }
    }
    return fields
  }
}
