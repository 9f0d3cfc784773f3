import JSONText

/// One line of the embedded metric format: some metrics, with directives that say which dimensions each of them has.
struct MetricLine {
  /// The most metrics of one directive ("Specification: Embedded metric format", MetricDirective object).
  static let metricLimit = 100
  /// The most values of one metric (the same, "Target members").
  static let valueLimit = 100

  private var measurements: [MetricDimensions: [Measurement]] = [:]
  /// The members that name dimensions.
  private var texts: [String: String] = [:]
  private var names: Set<String> = []

  /// Takes a measurement in, if nothing in the line contradicts it: a name stands for one thing in a line.
  ///
  /// - Returns: Whether it did.
  mutating func add(_ measurement: Measurement) -> Bool {
    let dimensions = measurement.dimensions
    guard !names.contains(measurement.name), texts[measurement.name] == nil,
      dimensions.pairs.allSatisfy({ texts[$0.name] ?? $0.value == $0.value && !names.contains($0.name) }),
      measurements[dimensions, default: []].count < Self.metricLimit
    else { return false }
    names.insert(measurement.name)
    for pair in dimensions.pairs { texts[pair.name] = pair.value }
    measurements[dimensions, default: []].append(measurement)
    return true
  }

  /// The line, without a line break.
  func text(namespace: String, milliseconds: Int64) -> String {
    let groups = measurements.sorted { $0.key < $1.key }
    var json = JSONWriter()
    json.object { json in
      json.object("_aws") { json in
        json.member("Timestamp", Int(milliseconds))
        json.array("CloudWatchMetrics") { json in
          for (dimensions, metrics) in groups {
            json.object { json in Self.directive(namespace, dimensions, metrics, &json) }
          }
        }
      }
      for (name, value) in texts.sorted(by: { $0.key < $1.key }) {
        json.member(dynamic: name, .string(value))
      }
      for metric in groups.flatMap(\.value) {
        json.name(dynamic: metric.name)
        Self.write(metric.values, to: &json)
      }
    }
    return json.text
  }

  private static func directive(
    _ namespace: String, _ dimensions: MetricDimensions, _ metrics: [Measurement], _ json: inout JSONWriter
  ) {
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
