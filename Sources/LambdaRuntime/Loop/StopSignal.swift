import Synchronization

/// Tells a loop to end: at once where it waits for an invocation, otherwise after the one that runs.
public final class StopSignal: Sendable {
  private struct State {
    var isStopped = false
    var onStop: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  /// A signal that was not given yet.
  public init() {}

  /// Gives the signal; again does nothing.
  public func stop() {
    let onStop = state.withLock { state in
      defer { state.onStop = nil }
      state.isStopped = true
      return state.onStop
    }
    onStop?()
  }

  /// Whether it was given.
  public var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Calls a function when the signal is given, for as long as another one runs; at once if it was given before.
  func whileRunning<Value: Sendable, Failure: Error>(
    onStop: @escaping @Sendable () -> Void, _ body: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let isStopped = state.withLock { state in
      if !state.isStopped { state.onStop = onStop }
      return state.isStopped
    }
    if isStopped { onStop() }
    defer { state.withLock { $0.onStop = nil } }
    return try await body()
  }
}
