import AWSClient
import AsyncHTTPClient
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import Synchronization

/// Stands between a backend and the table, and does what moto never does: throttles, conflicts, breaks off.
final class FaultProxy: Sendable {
  /// A call as it came, and what was answered.
  struct Call: Sendable {
    let operation: String
    let body: String
    var answer = ""
  }

  /// Faults for the next calls that fit, one each.
  private struct Plan {
    let operation: String
    let text: String?
    var faults: [TableFault]
  }

  private struct State {
    var plans: [Plan] = []
    var calls: [Call] = []
  }

  private let state = Mutex(State())
  private let target: String

  private init(target: String) {
    self.target = target
  }

  /// All calls so far, the oldest first.
  var calls: [Call] { state.withLock { $0.calls } }

  /// The bodies of the calls of an operation, the oldest first.
  func bodies(_ operation: String) -> [String] {
    calls.filter { $0.operation == operation }.map(\.body)
  }

  /// Lets the next calls of an operation go wrong.
  ///
  /// - Parameter text: Only those that hold it.
  func inject(_ faults: [TableFault], into operation: String, containing text: String? = nil) {
    state.withLock { $0.plans.append(Plan(operation: operation, text: text, faults: faults)) }
  }

  /// Forgets all faults.
  func mend() {
    state.withLock { $0.plans = [] }
  }

  /// Runs a proxy in front of the tests' server for as long as a test needs it.
  ///
  /// - Parameter attempts: How often the client itself tries a call.
  static func run(
    attempts: Int = 1, _ test: (FaultProxy, AWSClient) async throws -> Void
  ) async throws {
    let proxy = FaultProxy(target: try Moto.shared().url)
    let quiet = Logger(label: "tests", factory: { _ in SwiftLogNoOpLogHandler() })
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let application = Application(
      responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
        try await proxy.answer(request).response
      },
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: quiet)
    let services = ServiceGroup(services: [application], logger: quiet)
    let running = Task { try await services.run() }
    var iterator = ports.makeAsyncIterator()
    var configuration = TemporaryTable.configuration(
      endpoint: "http://127.0.0.1:\(await iterator.next() ?? 0)")
    configuration.retries = AWSRetries(
      attempts: attempts, base: .milliseconds(1), throttledBase: .milliseconds(1))
    let result: Result<Void, any Error>
    do {
      result = .success(try await Moto.withClient(configuration) { try await test(proxy, $0) })
    } catch {
      result = .failure(error)
    }
    await services.triggerGracefulShutdown()
    try await running.value
    try result.get()
  }

  private func answer(_ request: Request) async throws -> TableAnswer {
    let name = HTTPField.Name("x-amz-target").flatMap { request.headers[$0] } ?? ""
    let body = String(buffer: try await request.body.collect(upTo: 1 << 22))
    let (number, fault) = keep(
      Call(operation: name.split(separator: ".").last.map(String.init) ?? "", body: body))
    let forward: @Sendable (String) async throws -> TableAnswer = { body in
      let answer = try await self.forward(request.headers, body)
      self.state.withLock { $0.calls[number].answer = answer.json ?? "" }
      return answer
    }
    guard let fault else { return try await forward(body) }
    return try await fault.answer(to: body, forward)
  }

  /// Notes a call: how many came before it, and the fault that is meant for it.
  private func keep(_ call: Call) -> (number: Int, fault: TableFault?) {
    state.withLock { state in
      let number = state.calls.count
      state.calls.append(call)
      for index in state.plans.indices {
        let plan = state.plans[index]
        let fits = plan.operation == call.operation && plan.text.map { call.body.contains($0) } ?? true
        if fits, !plan.faults.isEmpty { return (number, state.plans[index].faults.removeFirst()) }
      }
      return (number, nil)
    }
  }

  private func forward(_ headers: HTTPFields, _ body: String) async throws -> TableAnswer {
    var request = HTTPClientRequest(url: target + "/")
    request.method = .POST
    request.body = .bytes(ByteBuffer(string: body))
    for header in headers where ["authorization", "x-amz-target"].contains(header.name.canonicalName) {
      request.headers.add(name: header.name.rawName, value: header.value)
    }
    request.headers.add(name: "content-type", value: "application/x-amz-json-1.0")
    let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(120))
    let text = String(buffer: try await answer.body.collect(upTo: 1 << 24))
    return TableAnswer(status: Int(answer.status.code), json: text)
  }
}
