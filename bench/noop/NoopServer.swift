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
    var logger = Logger(label: "noop")
    logger.logLevel = .warning
    let application = ServerLimits().makeApplication(
      CakeResponder(router: router, publicURL: "http://127.0.0.1", random: SystemRandomSource()),
      host: "127.0.0.1", port: 0, logger: logger
    ) { listener in
      print("ready: http://127.0.0.1:\(listener.localAddress?.port ?? 0)")
      // A file or a pipe is not written line by line.
      fflush(nil)
    }
    try await application.runService()
  }
}
