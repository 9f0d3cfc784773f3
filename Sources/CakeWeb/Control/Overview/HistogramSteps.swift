import CakeOrdering

/// The steps of a histogram of times, in the largest unit of which each is a whole number.
struct HistogramSteps: Sendable, Equatable {
  /// The unit: `seconds`, `minutes`, `hours` or `days`.
  let unit: String
  /// Where the steps begin, and where the last one ends.
  let edges: [Int]

  init(_ histogram: DurationHistogram) {
    let seconds = Int(histogram.step.components.seconds)
    let (unit, length) =
      switch seconds {
      case ..<60: ("seconds", 1)
      case ..<3600: ("minutes", 60)
      case ..<86_400: ("hours", 3600)
      default: ("days", 86_400)
      }
    self.unit = unit
    edges = (0...histogram.counts.count).map { $0 * (seconds / length) }
  }

  /// From where to where each step goes.
  var columns: [Range<Int>] { zip(edges, edges.dropFirst()).map { $0..<$1 } }

  /// Where the last step ends.
  var end: Int { edges.last ?? 0 }
}
