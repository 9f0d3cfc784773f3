#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The system's time and chance.
struct SystemTiming: CallTiming {
  var now: ContinuousClock.Instant { .now }

  var secondsSinceEpoch: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec)
  }

  func sleep(for duration: Duration) async throws {
    try await Task.sleep(for: duration)
  }

  func fraction() -> Double { .random(in: 0..<1) }
}
