/// A scale for counts: from nothing to a round number at or above the largest, with few round steps between.
struct CountScale: Sendable, Equatable {
  /// What the scale ends with; at least 1.
  let top: Int
  /// What is written beside it, from 0 to the top.
  let ticks: [Int]

  /// So many steps a scale has at most.
  private static let most = 5

  /// A scale that the largest count fits on.
  init(upTo largest: Int) {
    let largest = max(largest, 1)
    let step = Self.step(for: largest)
    let steps = largest / step + (largest % step == 0 ? 0 : 1)
    let (top, isTooLarge) = step.multipliedReportingOverflow(by: steps)
    // Where no round number lies above the largest, the scale ends with that itself.
    self.top = isTooLarge ? largest : top
    ticks = (0..<steps).map { $0 * step } + [self.top]
  }

  /// How long the bar of a count is where the whole scale is so long.
  func length(of count: Int, in whole: Double) -> Double {
    (Double(min(max(count, 0), top)) / Double(top) * whole).toTenths
  }

  /// The smallest of 1, 2 and 5, times a power of ten, of which few enough reach the largest.
  private static func step(for largest: Int) -> Int {
    var power = 1
    while true {
      for factor in [1, 2, 5] {
        let (step, isTooLarge) = power.multipliedReportingOverflow(by: factor)
        if isTooLarge { return largest }
        if largest / step < most || (largest / step == most && largest % step == 0) { return step }
      }
      let (next, isTooLarge) = power.multipliedReportingOverflow(by: 10)
      if isTooLarge { return largest }
      power = next
    }
  }
}
