import CakeOrdering
import Synchronization

/// What runs of each handler, and a signal that wakes the loop that hands out messages.
final class WorkerState: Sendable {
  /// An element whenever it was woken since the last one was taken.
  let wakes: AsyncStream<Void>

  private let continuation: AsyncStream<Void>.Continuation
  private let state = Mutex(State())

  private struct State {
    var running: [HandlerName: Int] = [:]
    var isStopped = false
    var nextAt: Timestamp?
  }

  init() {
    (wakes, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
  }

  /// Whether any handler runs.
  var isRunning: Bool { state.withLock { !$0.running.isEmpty } }

  /// Whether no new message is to be handed out.
  var isStopped: Bool { state.withLock { $0.isStopped } }

  /// How many more messages each handler may have, those left out that may have none.
  func freePlaces(of places: Int) -> [HandlerName: Int] {
    state.withLock { state in
      var free: [HandlerName: Int] = [:]
      for handler in HandlerName.allCases {
        let count = places - state.running[handler, default: 0]
        if count > 0 { free[handler] = count }
      }
      return free
    }
  }

  func wake() {
    continuation.yield()
  }

  func stop() {
    state.withLock { $0.isStopped = true }
    wake()
  }

  /// A handler begins.
  func begin(_ lease: LeasedMessage) {
    guard let handler = lease.handler else { return }
    state.withLock { $0.running[handler, default: 0] += 1 }
  }

  /// A handler ended; its message comes again at that time, if at all.
  func end(_ lease: LeasedMessage, nextAt: Timestamp?) {
    state.withLock { state in
      if let handler = lease.handler {
        let left = state.running[handler, default: 1] - 1
        state.running[handler] = left > 0 ? left : nil
      }
      if let nextAt { state.nextAt = min(state.nextAt ?? nextAt, nextAt) }
    }
    wake()
  }

  /// The earliest time for which messages were kept since this was last asked.
  func takeRetry() -> Timestamp? {
    state.withLock { state in
      defer { state.nextAt = nil }
      return state.nextAt
    }
  }
}
