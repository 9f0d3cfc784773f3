import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// The Runtime API, version 2018-06-01 (Lambda Developer Guide, "Using the Lambda runtime API for custom runtimes"),
/// over one connection that is kept, and made anew where it broke.
final class RuntimeAPI: Sendable {
  private struct State {
    var connection: RuntimeAPIConnection?
    var isInterrupted = false
  }

  private static let root = "/2018-06-01/runtime"

  private let endpoint: String
  private let eventLoop: any EventLoop
  private let state = Mutex(State())

  init(_ configuration: LambdaConfiguration, eventLoop: any EventLoop) {
    endpoint = configuration.endpoint
    self.eventLoop = eventLoop
  }

  /// Waits for an invocation, however long.
  func next() async throws(RuntimeAPIError) -> Invocation {
    let response = try await exchange(.GET, "/invocation/next")
    try Self.check(response, expecting: .ok)
    guard let invocation = Invocation(response) else { throw .notAnInvocation }
    return invocation
  }

  /// Answers an invocation.
  func respond(to invocation: Invocation, _ answer: [UInt8]) async throws(RuntimeAPIError) {
    try await post("/invocation/\(invocation.id)/response", answer)
  }

  /// Says that an invocation failed.
  func report(_ failure: InvocationFailure, of invocation: Invocation) async throws(RuntimeAPIError) {
    try await post("/invocation/\(invocation.id)/error", failure.json, errorType: failure.type)
  }

  /// Says that the function cannot be set up.
  func reportInitialisation(_ failure: InvocationFailure) async throws(RuntimeAPIError) {
    try await post("/init/error", failure.json, errorType: failure.type)
  }

  /// Ends what is under way, and lets nothing more begin.
  func interrupt() {
    let connection = state.withLock { state in
      state.isInterrupted = true
      return state.connection
    }
    connection?.close()
  }

  /// Closes the connection.
  func close() async {
    let connection = state.withLock { state in
      defer { state.connection = nil }
      return state.connection
    }
    connection?.close()
    await connection?.closed()
  }

  // MARK: Requests

  private func post(_ path: String, _ body: [UInt8], errorType: String? = nil) async throws(RuntimeAPIError) {
    let response: RuntimeAPIResponse
    do {
      response = try await exchange(.POST, path, body, errorType: errorType)
    } catch {
      guard case .unreachable = error else { throw error }
      // The connection was idle while the function worked, and may have been closed meanwhile. What arrives twice
      // does no harm: the second is refused.
      response = try await exchange(.POST, path, body, errorType: errorType)
    }
    try Self.check(response, expecting: .accepted)
  }

  private static func check(_ response: RuntimeAPIResponse, expecting status: HTTPResponseStatus)
    throws(RuntimeAPIError)
  {
    if response.status == status { return }
    if response.status == .internalServerError { throw .broken }
    throw .refused(status: Int(response.status.code))
  }

  private func exchange(
    _ method: HTTPMethod, _ path: String, _ body: [UInt8] = [], errorType: String? = nil
  ) async throws(RuntimeAPIError) -> RuntimeAPIResponse {
    var headers = HTTPHeaders([("Host", endpoint)])
    if method == .POST {
      headers.add(name: "Content-Type", value: "application/json")
      headers.add(name: "Content-Length", value: String(body.count))
    }
    if let errorType { headers.add(name: "Lambda-Runtime-Function-Error-Type", value: errorType) }
    let head = HTTPRequestHead(version: .http1_1, method: method, uri: Self.root + path, headers: headers)
    return try await connection().send(head, body)
  }

  private func connection() async throws(RuntimeAPIError) -> RuntimeAPIConnection {
    if let open = state.withLock({ $0.connection }), open.isOpen { return open }
    let new = try await RuntimeAPIConnection.open(to: endpoint, on: eventLoop)
    let isInterrupted = state.withLock { state in
      state.connection = new
      return state.isInterrupted
    }
    if isInterrupted { new.close() }
    return new
  }
}
