/// How long something took, over many orders.
public struct DurationSummary: Sendable, Equatable {
  /// For how many orders it is known.
  public let count: Int
  /// Half of them took no longer: the one in the middle, or halfway between the two in the middle.
  public let median: Duration
  /// Nine of ten took no longer: the shortest time of which that is true (nearest rank).
  public let ninetieth: Duration
  /// How often it took how long.
  public let histogram: DurationHistogram

  /// A summary of durations in milliseconds; nil without any. What would lie before its own beginning took no time.
  init?(milliseconds: [Int64]) {
    guard !milliseconds.isEmpty else { return nil }
    let sorted = milliseconds.map { max(0, $0) }.sorted()
    count = sorted.count
    let middle = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    let ninth = sorted[(sorted.count * 9 + 9) / 10 - 1]
    median = .milliseconds(middle)
    ninetieth = .milliseconds(ninth)
    histogram = DurationHistogram(sorted: sorted, ninetieth: ninth)
  }
}
