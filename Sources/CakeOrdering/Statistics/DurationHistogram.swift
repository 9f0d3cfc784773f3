/// How often something took how long, in steps of equal length.
public struct DurationHistogram: Sendable, Equatable {
  /// How long a step is: a length that people count in.
  public let step: Duration
  /// How many there are in each step, the shortest first: the first goes from nothing up to one step, that itself not
  /// included.
  public let counts: [Int]
  /// How many took longer than all the steps; they would make the others too small to be told apart.
  public let beyond: Int

  /// A second up to a quarter of a year, in seconds.
  private static let steps: [Int64] = [
    1, 2, 5, 10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800,
    604_800, 1_209_600, 2_419_200, 7_862_400,
  ]
  /// In so many steps nine of ten fit.
  private static let usual = 10
  /// There are never more steps than these.
  private static let most: Int64 = 12

  /// Counts durations.
  ///
  /// - Parameters:
  ///   - milliseconds: The durations, sorted.
  ///   - ninetieth: What nine of ten do not exceed, in milliseconds.
  init(sorted milliseconds: [Int64], ninetieth: Int64) {
    let longest = milliseconds.last ?? 0
    let fitting = Self.steps.first { $0 * 1000 * Int64(Self.usual) > ninetieth }
    let largest = (Self.steps.last ?? 1) * 1000
    let step = fitting.map { $0 * 1000 } ?? largest * (ninetieth / Int64(Self.usual) / largest + 1)
    var counts = [Int](repeating: 0, count: Int(min(longest / step + 1, Self.most)))
    var beyond = 0
    for value in milliseconds {
      let index = Int(value / step)
      if index < counts.count { counts[index] += 1 } else { beyond += 1 }
    }
    self.step = .milliseconds(step)
    self.counts = counts
    self.beyond = beyond
  }
}
