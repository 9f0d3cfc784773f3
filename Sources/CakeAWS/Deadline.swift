import AWSClient
import CakeOrdering

/// Time that is left for calls of AWS.
enum Deadline {
  /// Does something with a deadline for its calls: so much from now, or that of whoever asked if it is earlier.
  static func within<Value: Sendable>(
    _ duration: Duration, _ work: () async throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    try await until(earliest(.now + duration), work)
  }

  /// Whether there is so much time left; true where there is no deadline.
  static func leaves(_ duration: Duration) -> Bool {
    AWSDeadline.current.map { .now + duration <= $0 } ?? true
  }

  private static func earliest(_ instant: ContinuousClock.Instant) -> ContinuousClock.Instant {
    AWSDeadline.current.map { min($0, instant) } ?? instant
  }

  private static func until<Value: Sendable>(
    _ instant: ContinuousClock.Instant, _ work: () async throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    let result = await AWSDeadline.$current.withValue(instant) {
      do throws(StoreError) {
        return Result<Value, StoreError>.success(try await work())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
