/// One row of numbers under one name and set of labels.
protocol MetricSeries: AnyObject, Sendable {
  /// Appends the lines of this series.
  func write(to text: inout String, name: String, labels: MetricLabels)
}
