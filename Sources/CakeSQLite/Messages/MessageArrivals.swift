import Synchronization

/// Wakes whoever waits for messages.
final class MessageArrivals: Sendable {
  private let listeners = Mutex<[Int: AsyncStream<Void>.Continuation]>([:])
  private let ids = Atomic(0)

  /// An element whenever messages arrived since the last one was taken.
  func stream() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let id = ids.add(1, ordering: .relaxed).newValue
    listeners.withLock { $0[id] = continuation }
    continuation.onTermination = { [weak self] _ in
      self?.listeners.withLock { _ = $0.removeValue(forKey: id) }
    }
    return stream
  }

  /// Says that messages arrived.
  func announce() {
    for listener in listeners.withLock({ Array($0.values) }) { listener.yield() }
  }
}
