/// When a message whose handling failed is tried again.
public struct RetrySchedule: Sendable, Equatable {
  /// How long to wait after the first failure, the second, and so on.
  public let delays: [Duration]

  /// 1 s, 5 s, 30 s, 2 min, 10 min, 1 h, 3 h, 6 h, then every 12 h up to three days.
  public static let standard = RetrySchedule(
    delays: [1, 5, 30, 120, 600, 3600, 10_800, 21_600, 43_200, 43_200, 43_200, 43_200, 43_200].map {
      .seconds($0)
    })

  /// A schedule of these delays; after the last one it is given up.
  public init(delays: [Duration]) {
    self.delays = delays
  }

  /// How many times a message is tried before it is given up.
  public var attempts: Int { delays.count + 1 }

  /// How long to wait before the next try, ±20 % so that not all come back at once; nil to give up.
  ///
  /// - Parameters:
  ///   - attempts: How many tries have failed, at least 1.
  ///   - retryAfter: How long the peer asked to wait, if it did: never less than that, a day at most.
  ///   - random: Where the jitter comes from.
  public func delay(after attempts: Int, retryAfter: Duration? = nil, random: some RandomSource) -> Duration?
  {
    guard attempts >= 1, attempts <= delays.count else { return nil }
    let jitter = 0.8 + 0.4 * Double(random.next() >> 11) / Double(1 << 53)
    let planned = delays[attempts - 1] * jitter
    return max(planned, min(retryAfter ?? .zero, .seconds(86_400)))
  }
}
