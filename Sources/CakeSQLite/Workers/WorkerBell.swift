import CakeOrdering
import Synchronization

/// Wakes the loop that hands out messages, and counts what it handed out.
final class WorkerBell: Sendable {
  /// An element whenever it was rung since the last one was taken.
  let rings: AsyncStream<Void>

  private let continuation: AsyncStream<Void>.Continuation
  private let state = Mutex(State())

  private struct State {
    var running = 0
    var isStopped = false
    var retryAt: Timestamp?
  }

  init() {
    (rings, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
  }

  /// How many handlers run.
  var running: Int { state.withLock { $0.running } }

  /// Whether no new message is to be handed out.
  var isStopped: Bool { state.withLock { $0.isStopped } }

  func ring() {
    continuation.yield()
  }

  func stop() {
    state.withLock { $0.isStopped = true }
    ring()
  }

  /// A handler begins.
  func begin() {
    state.withLock { $0.running += 1 }
  }

  /// A handler ended; its message is to be tried again at that time, if at all.
  func end(retryAt: Timestamp?) {
    state.withLock { state in
      state.running -= 1
      if let retryAt { state.retryAt = min(state.retryAt ?? retryAt, retryAt) }
    }
    ring()
  }

  /// The earliest time for which messages were put off since this was last asked.
  func takeRetry() -> Timestamp? {
    state.withLock { state in
      defer { state.retryAt = nil }
      return state.retryAt
    }
  }
}
