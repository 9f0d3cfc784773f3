/// Lets those who wait go on once somebody opens it.
final class Gate: Sendable {
  private let stream: AsyncStream<Never>
  private let continuation: AsyncStream<Never>.Continuation

  init() {
    (stream, continuation) = AsyncStream.makeStream(of: Never.self)
  }

  func open() {
    continuation.finish()
  }

  /// Waits until it is open, or the task is cancelled.
  func pass() async {
    for await _ in stream {}
  }
}
