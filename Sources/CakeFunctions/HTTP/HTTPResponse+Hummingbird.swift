import HTTPTypes
import Hummingbird
import LambdaRuntime
import NIOCore

extension LambdaRuntime.HTTPResponse {
  /// The router's answer as a whole; what it streams is collected.
  ///
  /// - Parameter limit: How long its body may be, in bytes.
  /// - Throws: ``BodyCollector/TooLarge``, or whatever kept the body from being written.
  init(_ response: Response, limit: Int) async throws {
    let collector = BodyCollector(limit: limit)
    try await response.body.write(collector)
    self.init(status: response.status.code, body: collector.bytes)
    for field in response.headers {
      switch field.name {
      case .setCookie: cookies.append(field.value)
      // API Gateway counts what it sends itself.
      case .contentLength: continue
      default: headers.append((field.name.canonicalName, field.value))
      }
    }
  }
}
