/// All series of one name.
struct MetricFamily {
  let name: String
  let kind: MetricKind
  let help: String
  private var series: [MetricLabels: any MetricSeries] = [:]

  init(name: String, kind: MetricKind, help: String) {
    self.name = name
    self.kind = kind
    self.help = help
  }

  var isEmpty: Bool { series.isEmpty }

  /// The series with these labels; once the limit is reached, for new labels the one for all others.
  mutating func series<Series: MetricSeries>(
    _ labels: MetricLabels, limit: Int, _ make: () -> Series
  ) -> Series {
    if let known = series[labels] as? Series { return known }
    let labels = series.count < limit ? labels : .other
    if let known = series[labels] as? Series { return known }
    let new = make()
    series[labels] = new
    return new
  }

  /// Removes a series; false if it is none of these. The series for all others stays, since it is not
  /// one instrument's alone.
  mutating func remove(_ removed: AnyObject) -> Bool {
    guard let labels = series.first(where: { $0.value === removed })?.key else { return false }
    if labels != .other { series[labels] = nil }
    return true
  }

  /// Appends the lines of this family.
  func write(to text: inout String) {
    text += "# HELP \(name) \(PrometheusText.help(help))\n# TYPE \(name) \(kind.type)\n"
    for (labels, series) in series.sorted(by: { $0.key < $1.key }) {
      series.write(to: &text, name: name, labels: labels)
    }
  }
}
