import CakeHTTP
import CakeOrdering
import Hummingbird
import JSONText
import Logging

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the shop's speed is compared with: its own server with one `POST /orders` that decodes the order and
/// answers, and stores nothing. Not part of what is shipped.
@main
struct NoopServer {
  static func main() async throws {
    let router = CakeAPI.makeRouter()
    router.post("orders") { request, _ in
      var faults: [JSONFault] = []
      let order = PlaceOrderRequest(try await JSONBody.required(of: request), &faults)
      guard faults.isEmpty, order.email != nil, order.items?.isEmpty == false else {
        return Response(status: .unprocessableContent)
      }
      return Response(status: .created)
    }
    let limits = ServerLimits()
    var logger = Logger(label: "noop")
    logger.logLevel = .warning
    let application = Application(
      responder: CakeResponder(
        router: router, publicURL: "http://127.0.0.1", random: SystemRandomSource()),
      server: limits.makeServer(),
      configuration: limits.makeConfiguration(host: "127.0.0.1", port: 0),
      onServerRunning: { channel in
        print("ready: http://127.0.0.1:\(channel.localAddress?.port ?? 0)")
        // A file or a pipe is not written line by line.
        fflush(nil)
      },
      logger: logger)
    try await application.runService()
  }
}
