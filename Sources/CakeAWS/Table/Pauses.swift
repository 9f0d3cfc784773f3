import AWSClient
import CakeOrdering

/// Waits between tries, longer each time, with full jitter, and never past the deadline of the calls.
///
/// Full jitter: a random part of the whole wait, so that those who met once do not meet again
/// (AWS Architecture Blog, "Exponential Backoff And Jitter").
struct Pauses {
  /// How many there were.
  private(set) var count = 0
  private let random: any RandomSource
  private let first: Duration
  private let longest: Duration

  /// What a try needs at least once the wait is over.
  private static let shortestTry = Duration.milliseconds(20)

  init(
    first: Duration = .milliseconds(25), longest: Duration = .milliseconds(1000),
    random: any RandomSource = SystemRandomSource()
  ) {
    self.first = first
    self.longest = longest
    self.random = random
  }

  /// Waits before the next try.
  ///
  /// - Returns: False if there is no time for one, or nobody wants it any more.
  mutating func next() async -> Bool {
    let ceiling = min(longest, first * (1 << min(count, 20)))
    let wait = ceiling * (Double(random.next() >> 11) / Double(1 << 53))
    let end = ContinuousClock.now + wait
    if let deadline = AWSDeadline.current, end + Self.shortestTry > deadline { return false }
    count += 1
    do {
      try await Task.sleep(until: end, clock: .continuous)
      return true
    } catch {
      return false
    }
  }
}
