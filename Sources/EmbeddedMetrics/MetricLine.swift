import JSONText

/// One line of the embedded metric format: the values of some metrics with the same dimensions.
struct MetricLine {
  /// The most metrics of one directive ("Embedded metric format specification", MetricDirective).
  static let metricLimit = 100
  /// The most values of one metric (the same, "Target members").
  static let valueLimit = 100

  let dimensions: MetricDimensions
  var metrics: [(name: String, unit: MetricUnit, values: [Double])] = []

  var isFull: Bool { metrics.count >= Self.metricLimit }

  /// The line, without a line break.
  func text(namespace: String, milliseconds: Int64) -> String {
    var json = JSONWriter()
    json.object { json in
      json.object("_aws") { json in
        json.member("Timestamp", Int(milliseconds))
        json.array("CloudWatchMetrics") { json in
          json.object { json in directive(namespace, &json) }
        }
      }
      for pair in dimensions.pairs { json.member(dynamic: pair.name, .string(pair.value)) }
      for metric in metrics {
        json.name(dynamic: metric.name)
        Self.write(metric.values, to: &json)
      }
    }
    return json.text
  }

  private func directive(_ namespace: String, _ json: inout JSONWriter) {
    json.member("Namespace", namespace)
    json.array("Dimensions") { json in
      json.array { json in
        for pair in dimensions.pairs { json.value(pair.name) }
      }
    }
    json.array("Metrics") { json in
      for metric in metrics {
        json.object { json in
          json.member("Name", metric.name)
          json.member("Unit", metric.unit.rawValue)
        }
      }
    }
  }

  private static func write(_ values: [Double], to json: inout JSONWriter) {
    if values.count == 1, let value = values.first { return json.raw(number(value).utf8) }
    json.array { json in
      for value in values { json.raw(number(value).utf8) }
    }
  }

  /// A finite number as JSON has it.
  private static func number(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
