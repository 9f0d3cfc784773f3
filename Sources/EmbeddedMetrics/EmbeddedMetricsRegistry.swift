public import CoreMetrics
import Synchronization

/// Collects the metrics of a process and writes them as lines of the CloudWatch embedded metric format, from which
/// CloudWatch Logs makes metrics (Amazon CloudWatch User Guide, "Specification: Embedded metric format").
///
/// Counters write what was counted since the last time, meters and recorders that do not aggregate the last value
/// if there is a new one, aggregating recorders and timers all values, timers in seconds. A label is allowed
/// `seriesLimit` sets of dimensions; what comes after is counted together in one series, `series = other`, so that
/// no dimension that somebody outside controls can exhaust memory, or money.
public final class EmbeddedMetricsRegistry: Sendable {
  private struct State {
    var series: [MetricKey: any MetricSeries] = [:]
    /// How many series each label has.
    var counts: [String: Int] = [:]
  }

  private let namespace: String
  private let common: [(String, String)]
  private let seriesLimit: Int
  private let now: @Sendable () -> Int64
  private let write: @Sendable (String) -> Void
  private let state = Mutex(State())

  /// An empty registry.
  ///
  /// - Parameters:
  ///   - namespace: The namespace of all metrics.
  ///   - dimensions: What every metric has, such as the function's name.
  ///   - seriesLimit: How many sets of dimensions a label may have.
  ///   - now: Milliseconds since 1970-01-01T00:00:00Z.
  ///   - write: Gets the lines of a flush, with line breaks between them and none at the end.
  public init(
    namespace: String, dimensions: [(String, String)] = [], seriesLimit: Int = 100,
    now: @escaping @Sendable () -> Int64, write: @escaping @Sendable (String) -> Void
  ) {
    self.namespace = namespace
    self.common = dimensions
    self.seriesLimit = seriesLimit
    self.now = now
    self.write = write
  }

  /// Writes what was measured since the last time, usually in one line: more only where one would give a name two
  /// meanings, or hold too much. Nothing if nothing was measured.
  public func flush() {
    let lines = lines()
    if lines.isEmpty { return }
    let milliseconds = now()
    write(
      lines.map { $0.text(namespace: namespace, milliseconds: milliseconds) }.joined(separator: "\n"))
  }

  private func lines() -> [MetricLine] {
    var lines: [MetricLine] = []
    for measurement in take() {
      var rest = measurement.values[...]
      while !rest.isEmpty {
        var part = measurement
        part.values = Array(rest.prefix(MetricLine.valueLimit))
        rest = rest.dropFirst(MetricLine.valueLimit)
        if lines.indices.contains(where: { lines[$0].add(part) }) { continue }
        var line = MetricLine()
        _ = line.add(part)
        lines.append(line)
      }
    }
    return lines
  }

  /// What was measured, always in the same order.
  private func take() -> [Measurement] {
    let all = state.withLock { $0.series }
    return all.compactMap { key, series in
      let values = series.take()
      if values.isEmpty { return nil }
      return Measurement(name: key.name, dimensions: key.dimensions, unit: series.unit, values: values)
    }
    .sorted { ($0.name, $0.dimensions) < ($1.name, $1.dimensions) }
  }

  /// The series of a label with dimensions, made if need be.
  private func series<Series: MetricSeries>(
    _ label: String, _ dimensions: [(String, String)], _ make: () -> Series
  ) -> Series {
    let key = MetricKey(name: label, dimensions: MetricDimensions(dimensions, common: common))
    return state.withLock { state in
      if let known = state.series[key] as? Series { return known }
      let isWithinLimit = state.counts[label, default: 0] < seriesLimit
      let other = MetricDimensions([("series", "other")], common: common)
      let key = isWithinLimit ? key : MetricKey(name: label, dimensions: other)
      if let known = state.series[key] as? Series { return known }
      let new = make()
      state.series[key] = new
      state.counts[label, default: 0] += 1
      return new
    }
  }

  private func remove(_ series: AnyObject) {
    state.withLock { state in
      guard let key = state.series.first(where: { $0.value === series })?.key else { return }
      state.series[key] = nil
      state.counts[key.name, default: 1] -= 1
    }
  }
}

extension EmbeddedMetricsRegistry: MetricsFactory {
  /// A counter, in `Count`.
  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    series(label, dimensions) { CounterSeries() }
  }

  /// A counter of broken numbers.
  public func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    series(label, dimensions) { CounterSeries() }
  }

  /// A gauge, without a unit.
  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    series(label, dimensions) { GaugeSeries() }
  }

  /// All values if it aggregates, otherwise the last one.
  public func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    guard aggregate else { return series(label, dimensions) { GaugeSeries() } }
    return series(label, dimensions) { ValueSeries(unit: .none) }
  }

  /// All durations, in `Seconds`.
  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    series(label, dimensions) { ValueSeries(unit: .seconds) }
  }

  /// Removes a counter.
  public func destroyCounter(_ handler: any CounterHandler) { remove(handler) }

  /// Removes a counter.
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { remove(handler) }

  /// Removes a gauge.
  public func destroyMeter(_ handler: any MeterHandler) { remove(handler) }

  /// Removes a recorder.
  public func destroyRecorder(_ handler: any RecorderHandler) { remove(handler) }

  /// Removes a timer.
  public func destroyTimer(_ handler: any TimerHandler) { remove(handler) }
}
