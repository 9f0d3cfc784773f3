import CoreMetrics
import Synchronization

/// A number that only grows. Whole and fractional increments of one label add up in one series.
final class CounterSeries: MetricSeries, CounterHandler, FloatingPointCounterHandler {
  private let whole = Atomic<Int64>(0)
  private let fractional = AtomicDouble()

  /// Adds; negative amounts are ignored, since a counter must not fall.
  func increment(by amount: Int64) {
    guard amount > 0 else { return }
    whole.wrappingAdd(amount, ordering: .relaxed)
  }

  /// Adds; amounts that are negative or no number are ignored.
  func increment(by amount: Double) {
    guard amount > 0 else { return }
    fractional.update { $0 + amount }
  }

  func reset() {
    whole.store(0, ordering: .relaxed)
    fractional.update { _ in 0 }
  }

  func write(to text: inout String, name: String, labels: MetricLabels) {
    let whole = whole.load(ordering: .relaxed)
    let fractional = fractional.value
    let number = fractional == 0 ? String(whole) : PrometheusText.number(Double(whole) + fractional)
    text += "\(name)\(labels.braced()) \(number)\n"
  }
}
