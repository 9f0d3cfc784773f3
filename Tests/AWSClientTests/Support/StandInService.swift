import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// A service on this machine: keeps what it gets, answers what it is told.
final class StandInService: Sendable {
  /// A request as it came over the wire.
  struct Received: Sendable {
    let method: String
    let path: String
    let host: String?
    let headers: HTTPFields
    let body: String
    /// How many came before it.
    let number: Int

    func header(_ name: String) -> String? {
      HTTPField.Name(name).flatMap { headers[$0] }
    }
  }

  static let quiet = Logger(label: "tests", factory: { _ in SwiftLogNoOpLogHandler() })

  private let requests = Mutex<[Received]>([])
  private let opened = Mutex(0)

  /// What came, the oldest first.
  var received: [Received] { requests.withLock { $0 } }
  /// How many connections were opened.
  var connections: Int { opened.withLock { $0 } }

  /// Runs a service at a free port of 127.0.0.1 for as long as a test needs it.
  static func run(
    tls: ((HTTPServerBuilder) throws -> HTTPServerBuilder)? = nil,
    answering answer: @escaping @Sendable (Received) async throws -> Response,
    _ test: (StandInService, Int) async throws -> Void
  ) async throws {
    let service = StandInService()
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let responder = CallbackResponder { (request: Request, _: BasicRequestContext) in
      let body = Array(buffer: try await request.body.collect(upTo: 1 << 20))
      let received = service.requests.withLock { requests in
        let received = Received(
          method: request.method.rawValue, path: request.uri.string, host: request.head.authority,
          headers: request.headers, body: String(decoding: body, as: UTF8.self), number: requests.count)
        requests.append(received)
        return received
      }
      return try await answer(received)
    }
    let counter = ConnectionCounter { service.opened.withLock { $0 += 1 } }
    let builder = HTTPServerBuilder { responder in
      KeptConnections(
        base: HTTP1Channel(responder: responder, configuration: .init(additionalChannelHandlers: [counter])))
    }
    let application = Application(
      responder: responder, server: try tls?(builder) ?? builder,
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: quiet)
    let services = ServiceGroup(services: [application], logger: quiet)
    let running = Task { try await services.run() }
    var iterator = ports.makeAsyncIterator()
    let bound = await iterator.next() ?? 0
    let result: Result<Void, any Error>
    do {
      result = .success(try await test(service, bound))
    } catch {
      result = .failure(error)
    }
    // Not gracefully: that would wait for answers that never come.
    running.cancel()
    _ = await running.result
    try result.get()
  }
}
