import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// A delivery company's server on this machine: keeps what it gets, answers what it is told.
final class ReceivingServer: Sendable {
  /// A request as it came over the wire.
  struct Received: Sendable {
    let method: HTTPRequest.Method
    let path: String
    let host: String?
    let headers: HTTPFields
    let body: [UInt8]

    func header(_ name: String) -> String? {
      HTTPField.Name(name).flatMap { headers[$0] }
    }
  }

  private let requests = Mutex<[Received]>([])

  /// What came, the oldest first.
  var received: [Received] { requests.withLock { $0 } }

  /// Runs a server at a free port of 127.0.0.1 for as long as a test needs it.
  static func run(
    server builder: HTTPServerBuilder = .http1(),
    answering answer: @escaping @Sendable (Received) async throws -> Response,
    _ test: @escaping (ReceivingServer, Int) async throws -> Void
  ) async throws {
    let server = ReceivingServer()
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let responder = CallbackResponder { (request: Request, _: BasicRequestContext) in
      let received = Received(
        method: request.method, path: request.uri.string, host: request.head.authority,
        headers: request.headers, body: Array(buffer: try await request.body.collect(upTo: 1 << 20)))
      server.requests.withLock { $0.append(received) }
      return try await answer(received)
    }
    let quiet = Logger(label: "receiving", factory: { _ in SwiftLogNoOpLogHandler() })
    let application = Application(
      responder: responder, server: builder,
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: quiet)
    let services = ServiceGroup(services: [application], logger: quiet)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await services.run() }
      var iterator = ports.makeAsyncIterator()
      let bound = await iterator.next() ?? 0
      let result: Result<Void, any Error>
      do {
        result = .success(try await test(server, bound))
      } catch {
        result = .failure(error)
      }
      await services.triggerGracefulShutdown()
      try await group.waitForAll()
      try result.get()
    }
  }
}
