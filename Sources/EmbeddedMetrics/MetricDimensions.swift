/// The dimensions of a series, each name once, sorted.
struct MetricDimensions: Hashable, Comparable {
  /// Names and values.
  let pairs: [Pair]

  struct Pair: Hashable, Comparable {
    let name: String
    let value: String

    static func < (left: Pair, right: Pair) -> Bool {
      (left.name, left.value) < (right.name, right.value)
    }
  }

  /// The most dimensions of one metric ("Embedded metric format specification", DimensionSet: 30 keys).
  static let limit = 30

  /// - Parameters:
  ///   - dimensions: As the code gives them; where a name is given twice, the first holds.
  ///   - common: What every metric has.
  init(_ dimensions: [(String, String)], common: [(String, String)]) {
    var names: Set<String> = []
    pairs = Array(
      (common + dimensions).filter { !$0.1.isEmpty && names.insert($0.0).inserted }
        .map { Pair(name: $0.0, value: $0.1) }.prefix(Self.limit)
    ).sorted()
  }

  static func < (left: MetricDimensions, right: MetricDimensions) -> Bool {
    left.pairs.lexicographicallyPrecedes(right.pairs)
  }
}
