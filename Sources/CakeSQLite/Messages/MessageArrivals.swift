import Synchronization

/// Tells whoever waits for messages that some arrived.
final class MessageArrivals: Sendable {
  private let state = Mutex(State())

  private struct State {
    var listeners: [Int: @Sendable () -> Void] = [:]
    var last = 0
  }

  /// Has `listener` called after each transaction that brought messages; it must not wait for anything.
  ///
  /// - Returns: What ``unsubscribe(_:)`` wants to know.
  func subscribe(_ listener: @escaping @Sendable () -> Void) -> Int {
    state.withLock { state in
      state.last += 1
      state.listeners[state.last] = listener
      return state.last
    }
  }

  /// Ends a subscription.
  func unsubscribe(_ subscription: Int) {
    state.withLock { _ = $0.listeners.removeValue(forKey: subscription) }
  }

  /// Says that messages arrived.
  func announce() {
    for listener in state.withLock({ Array($0.listeners.values) }) { listener() }
  }
}
