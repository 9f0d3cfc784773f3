import HTTPTypes
import Metrics
import Synchronization

/// Counts requests and their time, by route, method and class of status.
final class RequestMetrics: Sendable {
  private struct Key: Hashable {
    let route: String
    let method: HTTPRequest.Method
    let statusClass: Int
  }

  private struct Instruments {
    let requests: Counter
    let duration: Timer
  }

  private let factory: any MetricsFactory
  private let instruments = Mutex<[Key: Instruments]>([:])

  init(factory: any MetricsFactory = MetricsSystem.factory) {
    self.factory = factory
  }

  /// - Parameter route: A template, of which there are few.
  func record(_ route: String, _ method: HTTPRequest.Method, status: Int, _ duration: Duration) {
    let known: HTTPRequest.Method = Self.methods.contains(method) ? method : Self.otherMethod
    let key = Key(route: route, method: known, statusClass: status / 100)
    let instruments = instruments.withLock { all in
      if let found = all[key] { return found }
      let made = make(key)
      all[key] = made
      return made
    }
    instruments.requests.increment()
    let (seconds, attoseconds) = duration.components
    instruments.duration.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
  }

  /// Methods are what a client says, and would otherwise grow without end.
  private static let methods: [HTTPRequest.Method] = [
    .get, .head, .post, .put, .patch, .delete, .options,
  ]
  private static let otherMethod = HTTPRequest.Method("OTHER") ?? .trace

  private func make(_ key: Key) -> Instruments {
    Instruments(
      requests: Counter(
        label: "http_requests",
        dimensions: [
          ("route", key.route), ("method", key.method.rawValue), ("status", "\(key.statusClass)xx"),
        ], factory: factory),
      duration: Timer(label: "http_request_duration", dimensions: [("route", key.route)], factory: factory))
  }
}
