import CoreMetrics
import Synchronization

/// How much was counted since it was last written.
final class CounterSeries: MetricSeries, CounterHandler, FloatingPointCounterHandler {
  private let sum = Mutex(0.0)

  var unit: MetricUnit { .count }

  func increment(by amount: Int64) { increment(by: Double(amount)) }

  /// Adds; amounts that are negative or no number are ignored, since a counter does not fall.
  func increment(by amount: Double) {
    guard amount > 0, amount.isFinite else { return }
    sum.withLock { $0 += amount }
  }

  func reset() { sum.withLock { $0 = 0 } }

  func take() -> [Double] {
    let taken = sum.withLock { sum in
      defer { sum = 0 }
      return sum
    }
    return taken > 0 ? [taken] : []
  }
}
