import CoreMetrics
import Synchronization

/// A number that rises and falls; written when it was set.
final class GaugeSeries: MetricSeries, MeterHandler, RecorderHandler {
  private struct State {
    var value = 0.0
    var isNew = false

    mutating func set(_ number: Double) {
      guard number.isFinite else { return }
      value = number
      isNew = true
    }
  }

  private let state = Mutex(State())

  var unit: MetricUnit { .none }

  func set(_ value: Int64) { set(Double(value)) }

  func set(_ value: Double) { state.withLock { $0.set(value) } }

  func increment(by amount: Double) { state.withLock { $0.set($0.value + amount) } }

  func decrement(by amount: Double) { state.withLock { $0.set($0.value - amount) } }

  func record(_ value: Int64) { set(Double(value)) }

  func record(_ value: Double) { set(value) }

  func take() -> [Double] {
    state.withLock { state in
      defer { state.isNew = false }
      return state.isNew ? [state.value] : []
    }
  }
}
