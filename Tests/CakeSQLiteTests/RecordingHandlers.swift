import CakeOrdering
import Synchronization

/// Handlers that keep what they got, and fail or hang as they are told.
final class RecordingHandlers: Sendable {
  private let state = Mutex(State())

  private struct State {
    var begun: [(HandlerName, Message)] = []
    var finished = 0
    var running = 0
    var mostAtOnce = 0
    var failures: [HandlingError] = []
    var hangs = 0
    var isOpen = false
  }

  /// How many messages were begun.
  var count: Int { state.withLock { $0.begun.count } }
  /// How many were handled to their end, well or not.
  var finished: Int { state.withLock { $0.finished } }
  /// How many ran at once at most.
  var mostAtOnce: Int { state.withLock { $0.mostAtOnce } }

  func handler(_ name: HandlerName) -> any MessageHandler { Recording(name: name, all: self) }

  /// Lets the next tries fail.
  func answer(_ error: HandlingError, times: Int) {
    state.withLock { $0.failures += Array(repeating: error, count: times) }
  }

  /// Lets the next tries hang until they are let go or cancelled.
  func hang(times: Int) {
    state.withLock { $0.hangs += times }
  }

  /// Lets go of what hangs.
  func letGo() {
    state.withLock { $0.isOpen = true }
  }

  /// The versions of an order in the order in which a handler got them.
  func versions(of id: OrderID, by handler: HandlerName) -> [Int] {
    state.withLock { state in
      state.begun.filter { $0.0 == handler && $0.1.orderID == id }.map(\.1.version)
    }
  }

  private struct Recording: MessageHandler {
    let name: HandlerName
    let all: RecordingHandlers

    func handle(_ message: Message) async throws(HandlingError) {
      try await all.handle(message, name)
    }
  }

  private func handle(_ message: Message, _ name: HandlerName) async throws(HandlingError) {
    let (failure, hangs) = state.withLock { state in
      state.begun.append((name, message))
      state.running += 1
      state.mostAtOnce = max(state.mostAtOnce, state.running)
      let failure = state.failures.isEmpty ? nil : state.failures.removeFirst()
      if state.hangs > 0 {
        state.hangs -= 1
        return (failure, true)
      }
      return (failure, false)
    }
    defer { state.withLock { $0.running -= 1 } }
    while hangs, !state.withLock({ $0.isOpen }) {
      do {
        try await Task.sleep(for: .milliseconds(1))
      } catch {
        throw .temporary(reason: "cancelled", retryAfter: nil)
      }
    }
    state.withLock { $0.finished += 1 }
    if let failure { throw failure }
  }
}
