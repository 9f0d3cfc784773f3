/// The unit of a metric, by its name in CloudWatch (Amazon CloudWatch API Reference, MetricDatum, `Unit`).
enum MetricUnit: String {
  case count = "Count"
  case seconds = "Seconds"
  case none = "None"
}
