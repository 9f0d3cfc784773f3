/// Time and chance, as retries and signatures need them; tests have others.
protocol CallTiming: Sendable {
  /// The instant that deadlines are compared with.
  var now: ContinuousClock.Instant { get }
  /// The time of day, in seconds since 1970.
  var secondsSinceEpoch: Int64 { get }
  /// Waits.
  ///
  /// - Throws: `CancellationError`.
  func sleep(for duration: Duration) async throws
  /// A number from 0 up to 1, for jitter.
  func fraction() -> Double
}
