import Hummingbird
import HummingbirdCore
import JSONText
import Logging
import NIOCore
import Synchronization

/// A Runtime API that never has an invocation, and keeps why functions could not be set up.
final class RuntimeAPIServer: Sendable {
  private struct State {
    var asked = 0
    var faults: [JSONValue] = []
  }

  private let state = Mutex(State())

  /// How often the next invocation was asked for.
  var asked: Int { state.withLock { $0.asked } }
  /// What was reported to `init/error`.
  var faults: [JSONValue] { state.withLock { $0.faults } }

  /// Runs it at a free port of 127.0.0.1 for as long as a test needs it.
  func run(_ test: @escaping @Sendable (String) async throws -> Void) async throws {
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let responder = CallbackResponder { (request: Request, _: BasicRequestContext) in
      try await self.respond(to: request)
    }
    let application = Application(
      responder: responder,
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) },
      logger: Logger(label: "runtime-api", factory: { _ in SwiftLogNoOpLogHandler() }))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await application.run() }
      var iterator = ports.makeAsyncIterator()
      let bound = await iterator.next() ?? 0
      try await test("127.0.0.1:\(bound)")
      group.cancelAll()
    }
  }

  private func respond(to request: Request) async throws -> Response {
    if request.uri.path.hasSuffix("/invocation/next") {
      state.withLock { $0.asked += 1 }
      // Until the connection is closed, or the server.
      try await request.body.consumeWithCancellationOnInboundClose { _ in
        try await Task.sleep(for: .seconds(3600))
      }
    }
    let body = try await request.body.collect(upTo: 1 << 20)
    let fault = try JSONValue(parsing: Array(buffer: body))
    state.withLock { $0.faults.append(fault) }
    return Response(status: .accepted)
  }
}
