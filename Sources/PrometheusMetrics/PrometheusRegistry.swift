public import CoreMetrics
import Synchronization

/// Collects the metrics of a process and shows them in the Prometheus text format 0.0.4.
///
/// Written by hand because no Prometheus package can be resolved beside the other dependencies, and
/// the little that is needed is small. Counters become counters (`_total`), meters and recorders that
/// do not aggregate gauges, aggregating recorders histograms, and timers histograms in seconds
/// (`_seconds`).
///
/// The same label with the same dimensions, in any order, is the same handler for as long as it is not
/// destroyed, so instruments may be made again and again. A label is allowed `seriesLimit` sets of
/// dimensions; what comes after is counted together in one series, `{series="other"}`, so that no
/// dimension that somebody outside controls can exhaust memory. The number of labels is not limited.
public final class PrometheusRegistry: Sendable {
  /// The upper bounds of timers' buckets, in seconds, unless a label has its own.
  public static let defaultTimerBuckets: [Double] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ]

  /// The upper bounds of aggregating recorders' buckets, in whatever they record, unless a label has
  /// its own.
  public static let defaultSizeBuckets: [Double] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]

  private let help: [String: String]
  private let buckets: [String: [Double]]
  private let seriesLimit: Int
  private let state = Mutex(State())

  private struct State {
    /// By their names in the text.
    var families: [String: MetricFamily] = [:]
    /// The series that were asked for of late, since many are made anew for every request. Emptied
    /// when it is full.
    var recent: [MetricKey: any MetricSeries] = [:]
  }

  /// An empty registry.
  ///
  /// - Parameters:
  ///   - help: what to say about metrics, by their label as the code gives it.
  ///   - buckets: other upper bounds for histograms, by their label; in seconds for timers.
  ///   - seriesLimit: how many sets of dimensions a label may have.
  public init(help: [String: String] = [:], buckets: [String: [Double]] = [:], seriesLimit: Int = 1000) {
    self.help = help
    self.buckets = buckets.mapValues { Array(Set($0.filter(\.isFinite))).sorted() }
    self.seriesLimit = seriesLimit
  }

  /// All metrics in the Prometheus text format 0.0.4, to be served as
  /// `text/plain; version=0.0.4; charset=utf-8`. Sorted by name, then by labels.
  public func exposition() -> String {
    let families = state.withLock { Array($0.families.values) }
    var text = ""
    for family in families.sorted(by: { $0.name < $1.name }) {
      family.write(to: &text)
    }
    return text
  }

  /// The series of a label with dimensions, made if need be.
  private func series<Series: MetricSeries>(
    _ kind: MetricKind, _ label: String, _ dimensions: [(String, String)], _ make: () -> Series
  ) -> Series {
    let key = MetricKey(kind, label, dimensions)
    if let known = state.withLock({ $0.recent[key] }) as? Series { return known }
    let labels = MetricLabels(dimensions, isHistogram: kind.type == "histogram")
    return state.withLock { state in
      let name = Self.freeName(kind.name(for: label), kind, in: state.families)
      let new = MetricFamily(name: name, kind: kind, help: help[label] ?? label)
      let series = state.families[name, default: new].series(labels, limit: seriesLimit, make)
      if state.recent.count >= seriesLimit { state.recent.removeAll(keepingCapacity: true) }
      state.recent[key] = series
      return series
    }
  }

  /// A name that no metric of another kind has: two kinds under one name would spoil the whole text.
  private static func freeName(
    _ wanted: String, _ kind: MetricKind, in families: [String: MetricFamily]
  ) -> String {
    var name = wanted
    while let family = families[name], family.kind != kind { name += "_\(kind.rawValue)" }
    return name
  }

  private func remove(_ series: AnyObject) {
    state.withLock { state in
      state.recent.removeAll()
      for name in state.families.keys where state.families[name]?.remove(series) == true {
        if state.families[name]?.isEmpty == true { state.families[name] = nil }
        return
      }
    }
  }
}

extension PrometheusRegistry: MetricsFactory {
  /// A counter, shown as `<label>_total`.
  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    series(.counter, label, dimensions) { CounterSeries() }
  }

  /// A counter of broken numbers; adds to the same series as `makeCounter`.
  public func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    series(.counter, label, dimensions) { CounterSeries() }
  }

  /// A gauge.
  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    series(.gauge, label, dimensions) { GaugeSeries() }
  }

  /// A histogram if it aggregates, otherwise a gauge of the last value.
  public func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    guard aggregate else { return series(.gauge, label, dimensions) { GaugeSeries() } }
    return series(.histogram, label, dimensions) {
      HistogramSeries(bounds: buckets[label] ?? Self.defaultSizeBuckets)
    }
  }

  /// A histogram of seconds, shown as `<label>_seconds`.
  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    series(.timer, label, dimensions) { HistogramSeries(bounds: buckets[label] ?? Self.defaultTimerBuckets) }
  }

  /// Removes a counter with its count.
  public func destroyCounter(_ handler: any CounterHandler) { remove(handler) }

  /// Removes a counter with its count.
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { remove(handler) }

  /// Removes a gauge.
  public func destroyMeter(_ handler: any MeterHandler) { remove(handler) }

  /// Removes a histogram or gauge.
  public func destroyRecorder(_ handler: any RecorderHandler) { remove(handler) }

  /// Removes a timer's histogram.
  public func destroyTimer(_ handler: any TimerHandler) { remove(handler) }
}
