import CakeDelivery
import CakeOrdering
import CakeTesting
import Foundation
import Logging
import ServiceLifecycle
import Testing

@testable import CakeSQLite

/// A backend with workers that run, and handlers that keep what they got.
struct WorkersAtWork: Sendable {
  let backend: SQLiteBackend
  let handled: RecordingHandlers
  let clock: any WallClock
  let random: SeededRandomSource
  private let group: ServiceGroup
  private let running: Task<Void, any Error>

  /// Four tries, a few milliseconds apart.
  static let schedule = RetrySchedule(delays: [.milliseconds(5), .milliseconds(10), .milliseconds(20)])

  static func with<Value: Sendable>(
    settings change: @Sendable (inout MessageWorkers.Settings) -> Void = { _ in },
    use: @Sendable (WorkersAtWork) async throws -> Value
  ) async throws -> Value {
    try await TemporaryBackend.withFolder { folder in
      let clock = RealClock()
      let random = SeededRandomSource()
      let handled = RecordingHandlers()
      var settings = MessageWorkers.Settings()
      change(&settings)
      let backend = try TemporaryBackend.open(folder, clock: clock)
      let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
      let workers = MessageWorkers(
        backend: backend,
        engine: DeliveryEngine(
          handlers: HandlerName.allCases.map { handled.handler($0) },
          policy: DeliveryPolicy(schedule: schedule),
          clock: clock, random: random, log: DeliveryLog(logger: logger)),
        clock: clock, settings: settings, logger: logger)
      let group = ServiceGroup(services: [workers], logger: logger)
      let shop = WorkersAtWork(
        backend: backend, handled: handled, clock: clock, random: random, group: group,
        running: Task { try await group.run() })
      do {
        let value = try await use(shop)
        handled.letGo()
        await group.triggerGracefulShutdown()
        try await shop.ended()
        return value
      } catch {
        shop.running.cancel()
        throw error
      }
    }
  }

  /// Hands a message of a new order to one handler.
  func send() async throws {
    let order = Order.example(random, at: clock.now())
    let message = Message.announcing([.orderPlaced], of: order, at: clock.now(), trace: nil)[0]
    try await backend.enqueue(message, for: .notifyProducers)
  }

  /// Waits until no message is on its way.
  func drained() async throws {
    try await eventually("all is handled") {
      let waiting = try await backend.messages(.waiting, limit: 1, after: nil).count
      return try await waiting + backend.messages(.failing, limit: 1, after: nil).count == 0
    }
  }

  func shutDown() async {
    await group.triggerGracefulShutdown()
  }

  func ended() async throws {
    try await running.value
  }
}

/// The system's clock.
struct RealClock: WallClock {
  func now() -> Timestamp {
    Timestamp(millisecondsSinceEpoch: Int64(Date().timeIntervalSince1970 * 1000))
  }
}

/// Waits until something is so, for a minute at most.
func eventually(_ what: String, _ condition: () async throws -> Bool) async throws {
  let deadline = ContinuousClock.now + .seconds(60)
  while try await !condition() {
    try #require(ContinuousClock.now < deadline, "\(what): not within a minute")
    try await Task.sleep(for: .milliseconds(2))
  }
}
