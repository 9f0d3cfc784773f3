/// What was measured under one name and set of dimensions since it was last written.
protocol MetricSeries: AnyObject, Sendable {
  /// What its numbers count.
  var unit: MetricUnit { get }

  /// Takes the numbers out; none if nothing was measured.
  func take() -> [Double]
}
