import AWSClient
import HTTPTypes
import Hummingbird
import JSONText
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// Plays a service of AWS: keeps the calls it gets, and answers what a test tells it to.
final class StandIn: Sendable {
  /// A call as it came.
  struct Call: Sendable {
    let operation: String
    let body: JSONValue
    /// How many calls came before it.
    let number: Int
  }

  /// An answer.
  struct Answer: Sendable {
    var status = 200
    var json = "{}"
    /// What says how the call failed.
    var error: String?

    static let ok = Answer()

    static func ok(_ json: String) -> Answer { Answer(json: json) }

    static func failure(_ status: Int, _ code: String) -> Answer {
      failure(status, code, json: #"{"__type":"\#(code)","message":"no"}"#)
    }

    static func failure(_ status: Int, _ code: String, json: String) -> Answer {
      Answer(status: status, json: json, error: code)
    }
  }

  private let state = Mutex<[Call]>([])

  /// The calls so far, the oldest first.
  var calls: [Call] { state.withLock { $0 } }

  /// Runs a test with a client of a service that answers so.
  static func run(
    answering answer: @escaping @Sendable (Call) async -> Answer = { _ in .ok },
    _ test: (StandIn, AWSClient) async throws -> Void
  ) async throws {
    let service = StandIn()
    let quiet = Logger(label: "tests", factory: { _ in SwiftLogNoOpLogHandler() })
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let application = Application(
      responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
        let bytes = Array(buffer: try await request.body.collect(upTo: 1 << 20))
        return service.respond(await answer(service.keep(request, bytes)))
      },
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: quiet)
    let services = ServiceGroup(services: [application], logger: quiet)
    async let running: Void = services.run()
    var iterator = ports.makeAsyncIterator()
    let bound = await iterator.next() ?? 0
    var configuration = Moto.configuration(endpoint: "http://127.0.0.1:\(bound)")
    configuration.retries = AWSRetries(attempts: 1)
    do {
      try await Moto.withClient(configuration) { client in try await test(service, client) }
    } catch {
      await services.triggerGracefulShutdown()
      try await running
      throw error
    }
    await services.triggerGracefulShutdown()
    try await running
  }

  private func keep(_ request: Request, _ bytes: [UInt8]) -> Call {
    let target = HTTPField.Name("x-amz-target").flatMap { request.headers[$0] }
    let operation = target.flatMap { $0.split(separator: ".").last.map(String.init) }
    return state.withLock { calls in
      let call = Call(
        operation: operation ?? "\(request.method) \(request.uri.path)",
        body: (try? JSONValue(parsing: bytes)) ?? .null, number: calls.count)
      calls.append(call)
      return call
    }
  }

  private func respond(_ answer: Answer) -> Response {
    var headers: HTTPFields = [.contentType: "application/x-amz-json-1.1"]
    if let error = answer.error, let name = HTTPField.Name("x-amzn-errortype") { headers[name] = error }
    return Response(
      status: .init(code: answer.status), headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(string: answer.json)))
  }
}
