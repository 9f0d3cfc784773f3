import CoreMetrics

/// A number that rises and falls.
final class GaugeSeries: MetricSeries, MeterHandler, RecorderHandler {
  private let number = AtomicDouble()

  func set(_ value: Int64) { set(Double(value)) }

  func set(_ value: Double) { number.update { _ in value } }

  func increment(by amount: Double) { number.update { $0 + amount } }

  func decrement(by amount: Double) { number.update { $0 - amount } }

  func record(_ value: Int64) { set(Double(value)) }

  func record(_ value: Double) { set(value) }

  func write(to text: inout String, name: String, labels: MetricLabels) {
    text += "\(name)\(labels.braced()) \(PrometheusText.number(number.value))\n"
  }
}
