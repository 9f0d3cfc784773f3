/// What a metric is: its type in the text, and how a label of that kind is named.
enum MetricKind: String {
  case counter
  case gauge
  case histogram
  /// A histogram of seconds.
  case timer

  /// The word after `# TYPE`.
  var type: String {
    self == .timer ? "histogram" : rawValue
  }

  /// The name of a label in the text: in its grammar, and with the unit or suffix that is customary.
  func name(for label: String) -> String {
    let name = PrometheusText.metricName(label)
    return switch self {
    case .counter: name.hasSuffix("_total") ? name : name + "_total"
    case .timer: name.hasSuffix("_seconds") ? name : name + "_seconds"
    case .gauge, .histogram: name
    }
  }
}
