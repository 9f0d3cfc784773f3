/// The unit of a metric, by its name in CloudWatch (MetricDatum, `Unit`).
enum MetricUnit: String {
  case count = "Count"
  case seconds = "Seconds"
  case none = "None"
}
