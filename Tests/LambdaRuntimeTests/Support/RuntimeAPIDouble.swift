import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSONText
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// A Runtime API on this machine: hands out invocations and keeps what a runtime says.
final class RuntimeAPIDouble: Sendable {
  /// What it hands out: an event with headers.
  struct Invocation: Sendable {
    var id: String
    var event: String
    var headers: [String: String] = [:]
    var deadline: Int64?
  }

  /// What a runtime said.
  struct Report: Sendable, Equatable {
    /// What follows `/2018-06-01/runtime`.
    let path: String
    let body: String
    let errorType: String?
    /// The port that the runtime's end of the connection has.
    let peerPort: Int?

    var json: JSONValue? { try? JSONValue(parsing: body) }
  }

  private struct State {
    var invocations: [Invocation] = []
    var refusals: [HTTPResponse.Status] = []
    var answerStatus: HTTPResponse.Status = .accepted
    var reports: [Report] = []
    var asked: [Int?] = []
    var waiting: CheckedContinuation<Void, Never>?
    var isOpen = true
  }

  private let state = Mutex(State())
  /// Milliseconds since 1970 that the double and the loop take for now.
  let now: Int64 = 1_800_000_000_000

  init(_ invocations: [Invocation] = [], refusing refusals: [HTTPResponse.Status] = []) {
    state.withLock {
      $0.invocations = invocations
      $0.refusals = refusals
    }
  }

  /// What runtimes said, the oldest first.
  var reports: [Report] { state.withLock { $0.reports } }
  /// How often the next invocation was asked for.
  var askedCount: Int { state.withLock { $0.asked.count } }
  /// Through how many connections anything came.
  var connectionCount: Int {
    state.withLock { Set($0.asked + $0.reports.map(\.peerPort)).count }
  }

  /// Hands out one more invocation.
  func invoke(_ invocation: Invocation) {
    let waiting = state.withLock { state in
      state.invocations.append(invocation)
      defer { state.waiting = nil }
      return state.waiting
    }
    waiting?.resume()
  }

  /// Answers every report with another status.
  func answerReports(with status: HTTPResponse.Status) {
    state.withLock { $0.answerStatus = status }
  }

  // MARK: Serving

  /// Runs it at a free port of 127.0.0.1 for as long as a test needs it.
  func serve(_ test: @escaping @Sendable (String) async throws -> Void) async throws {
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let responder = CallbackResponder { (request: Request, context: PeerContext) in
      try await self.respond(to: request, peerPort: context.peerPort)
    }
    let quiet = Logger(label: "runtime-api", factory: { _ in SwiftLogNoOpLogHandler() })
    let application = Application(
      responder: responder,
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: quiet)
    let services = ServiceGroup(services: [application], logger: quiet)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await services.run() }
      var iterator = ports.makeAsyncIterator()
      let bound = await iterator.next() ?? 0
      let result: Result<Void, any Error>
      do {
        result = .success(try await test("127.0.0.1:\(bound)"))
      } catch {
        result = .failure(error)
      }
      self.letGo()
      await services.triggerGracefulShutdown()
      try await group.waitForAll()
      try result.get()
    }
  }

  private func letGo() {
    let waiting = state.withLock { state in
      state.isOpen = false
      defer { state.waiting = nil }
      return state.waiting
    }
    waiting?.resume()
  }

  private func respond(to request: Request, peerPort: Int?) async throws -> Response {
    let path = request.uri.path.dropFirst("/2018-06-01/runtime".count)
    if request.method == .get, path == "/invocation/next" { return await next(peerPort) }
    let body = try await request.body.collect(upTo: 8 << 20)
    let type = HTTPField.Name("Lambda-Runtime-Function-Error-Type").flatMap { request.headers[$0] }
    let report = Report(
      path: String(path), body: String(buffer: body), errorType: type, peerPort: peerPort)
    let status = state.withLock { state in
      state.reports.append(report)
      return state.answerStatus
    }
    return Response(status: status, body: ResponseBody(byteBuffer: ByteBuffer(string: #"{"status":"OK"}"#)))
  }

  private func next(_ peerPort: Int?) async -> Response {
    state.withLock { $0.asked.append(peerPort) }
    if let status = state.withLock({ $0.refusals.isEmpty ? nil : $0.refusals.removeFirst() }) {
      return Response(status: status)
    }
    while true {
      let (invocation, isOpen) = state.withLock { state in
        (state.invocations.isEmpty ? nil : state.invocations.removeFirst(), state.isOpen)
      }
      if let invocation { return response(invocation) }
      guard isOpen else { return Response(status: .forbidden) }
      await withCheckedContinuation { continuation in
        let isReady = state.withLock { state in
          let isReady = !state.invocations.isEmpty || !state.isOpen
          if !isReady { state.waiting = continuation }
          return isReady
        }
        if isReady { continuation.resume() }
      }
    }
  }

  private func response(_ invocation: Invocation) -> Response {
    var headers = HTTPFields()
    let all = [
      "Lambda-Runtime-Aws-Request-Id": invocation.id,
      "Lambda-Runtime-Deadline-Ms": String(invocation.deadline ?? now + 30_000),
    ].merging(invocation.headers) { _, own in own }
    for (name, value) in all where !value.isEmpty {
      if let name = HTTPField.Name(name) { headers[name] = value }
    }
    return Response(
      status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: invocation.event)))
  }
}
