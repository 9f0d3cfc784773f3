import CakeOrdering
import EmbeddedMetrics
import Metrics

/// How functions measure: as lines of their log, of which CloudWatch makes metrics.
enum MetricsOutput {
  /// The namespace of all metrics in CloudWatch.
  static let namespace = "CakeOrdering"

  /// Makes all metrics of the process go there; call it once.
  static func bootstrap(_ environment: [String: String]) -> EmbeddedMetricsRegistry {
    let registry = EmbeddedMetricsRegistry(
      namespace: namespace, dimensions: [("function", environment["_HANDLER"] ?? "")],
      now: { SystemClock().now().millisecondsSinceEpoch }, write: StandardOutput.write)
    MetricsSystem.bootstrap(registry)
    return registry
  }
}
