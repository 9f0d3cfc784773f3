import CoreMetrics
import Synchronization

/// All values since they were last written, of which CloudWatch makes its own percentiles. Timers record
/// seconds.
final class ValueSeries: MetricSeries, RecorderHandler, TimerHandler {
  let unit: MetricUnit
  private let values = Mutex<[Double]>([])

  init(unit: MetricUnit) {
    self.unit = unit
  }

  func record(_ value: Int64) { record(Double(value)) }

  /// Records; what is no number is ignored, since JSON has no such thing.
  func record(_ value: Double) {
    guard value.isFinite else { return }
    values.withLock { $0.append(value) }
  }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }

  func take() -> [Double] {
    values.withLock { values in
      defer { values.removeAll(keepingCapacity: true) }
      return values
    }
  }
}
