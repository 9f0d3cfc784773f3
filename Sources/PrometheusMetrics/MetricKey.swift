/// What an instrument is asked for by, just as the code gives it.
struct MetricKey: Hashable {
  let kind: MetricKind
  let label: String
  /// Names and values in turn.
  private(set) var dimensions: [String] = []

  init(_ kind: MetricKind, _ label: String, _ dimensions: [(String, String)]) {
    self.kind = kind
    self.label = label
    self.dimensions.reserveCapacity(2 * dimensions.count)
    for dimension in dimensions {
      self.dimensions.append(dimension.0)
      self.dimensions.append(dimension.1)
    }
  }
}
