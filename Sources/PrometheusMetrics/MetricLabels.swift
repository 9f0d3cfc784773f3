/// The dimensions of a series as they are written: valid names, each once, sorted.
struct MetricLabels: Hashable, Comparable {
  /// Such as `a="1",b="2"`, escaped; empty without dimensions.
  let text: String

  /// The labels of what is beyond the limit of series.
  static let other = MetricLabels([("series", "other")], isHistogram: false)

  /// - Parameters:
  ///   - dimensions: names and values, as the code gives them.
  ///   - isHistogram: whether `le` is taken, since it names the bucket.
  init(_ dimensions: [(String, String)], isHistogram: Bool) {
    var names: Set<String> = isHistogram ? ["le"] : []
    text = dimensions.map { dimension in
      var name = PrometheusText.labelName(dimension.0)
      while !names.insert(name).inserted { name += "_" }
      return (name, dimension.1)
    }
    .sorted { $0.0 < $1.0 }
    .map { "\($0.0)=\"\(PrometheusText.labelValue($0.1))\"" }
    .joined(separator: ",")
  }

  static func < (left: MetricLabels, right: MetricLabels) -> Bool {
    left.text < right.text
  }

  /// The labels in braces, with one more if given; nothing without any.
  func braced(adding label: String = "") -> String {
    if text.isEmpty && label.isEmpty { return "" }
    return "{\(text)\(text.isEmpty || label.isEmpty ? "" : ",")\(label)}"
  }
}
