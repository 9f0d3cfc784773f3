import CoreMetrics
import Synchronization

/// How often values fell into each bucket, and their sum. Timers record seconds.
final class HistogramSeries: MetricSeries, RecorderHandler, TimerHandler {
  private struct State {
    /// One more than there are bounds: the last is for what is above all of them.
    var counts: [UInt64]
    var sum = 0.0
  }

  /// The upper bounds of the buckets, ascending, each inclusive.
  private let bounds: [Double]
  private let state: Mutex<State>

  init(bounds: [Double]) {
    self.bounds = bounds
    state = Mutex(State(counts: Array(repeating: 0, count: bounds.count + 1)))
  }

  func record(_ value: Int64) { record(Double(value)) }

  /// Records; what is no number is ignored, since it would spoil the sum for good.
  func record(_ value: Double) {
    guard !value.isNaN else { return }
    let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
    state.withLock { state in
      state.counts[bucket] += 1
      state.sum += value
    }
  }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }

  func write(to text: inout String, name: String, labels: MetricLabels) {
    let state = state.withLock { $0 }
    var count: UInt64 = 0
    for (bound, own) in zip(bounds + [.infinity], state.counts) {
      count += own
      let bucket = labels.braced(adding: "le=\"\(PrometheusText.number(bound))\"")
      text += "\(name)_bucket\(bucket) \(count)\n"
    }
    text += "\(name)_sum\(labels.braced()) \(PrometheusText.number(state.sum))\n"
    text += "\(name)_count\(labels.braced()) \(count)\n"
  }
}
