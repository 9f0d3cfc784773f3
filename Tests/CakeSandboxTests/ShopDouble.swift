import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// The shop's side of the wire: takes reports of deliveries, and fails the first few where it is told to.
final class ShopDouble: Sendable {
  /// A report as it came.
  struct Report: Sendable, Equatable {
    let path: String
    let authorization: String?
    let body: String
  }

  private struct State {
    var reports: [Report] = []
    var answers: [HTTPResponse.Status] = []
  }

  private let state = Mutex(State())

  /// What was reported, refused or not, the oldest first.
  var reports: [Report] { state.withLock { $0.reports } }

  /// Makes the next answers these.
  func answer(_ answers: [HTTPResponse.Status]) {
    state.withLock { $0.answers = answers }
  }

  /// The shop's server, at a free port, which it tells.
  func server(_ running: @escaping @Sendable (Int) -> Void) -> some ApplicationProtocol {
    let responder = CallbackResponder { (request: Request, _: BasicRequestContext) in
      let report = Report(
        path: request.uri.string, authorization: request.headers[.authorization],
        body: String(buffer: try await request.body.collect(upTo: 1 << 16)))
      return Response(
        status: self.state.withLock { state in
          state.reports.append(report)
          return state.answers.isEmpty ? .ok : state.answers.removeFirst()
        })
    }
    return Application(
      responder: responder, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in running(channel.localAddress?.port ?? 0) },
      logger: Logger(label: "shop", factory: { _ in SwiftLogNoOpLogHandler() }))
  }
}
