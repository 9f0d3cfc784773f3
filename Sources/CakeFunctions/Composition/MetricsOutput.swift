import CakeOrdering
import EmbeddedMetrics
import Metrics

/// How functions measure: as lines of their log, of which CloudWatch makes metrics.
enum MetricsOutput {
  /// The namespace of all metrics in CloudWatch.
  static let namespace = "CakeOrdering"

  /// Makes all metrics of the process go there; call it once. Each bears the function's name in the account, in
  /// which the stage is: stages are not counted together.
  static func bootstrap(_ environment: [String: String]) -> EmbeddedMetricsRegistry {
    let registry = EmbeddedMetricsRegistry(
      namespace: namespace,
      dimensions: [("function", environment["AWS_LAMBDA_FUNCTION_NAME"] ?? environment["_HANDLER"] ?? "")],
      now: { SystemClock().now().millisecondsSinceEpoch }, write: StandardOutput.write)
    MetricsSystem.bootstrap(registry)
    return registry
  }
}
