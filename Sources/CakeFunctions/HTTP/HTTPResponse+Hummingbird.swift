import HTTPTypes
import Hummingbird
import LambdaRuntime
import NIOCore

extension LambdaRuntime.HTTPResponse {
  /// The router's answer as a whole; what it streams is collected.
  init(_ response: Response) async throws {
    let collector = BodyCollector()
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
