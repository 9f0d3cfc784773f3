import Metrics
import PrometheusMetrics

/// The metrics of a serving shop.
enum ShopMetrics {
  /// What the metrics mean, by their labels.
  private static let help = [
    "http_requests": "Requests that were answered.",
    "http_request_duration": "How long answering took.",
    "cake_commits": "Transactions that were committed.",
    "cake_commit_batch_size": "How many changes shared a transaction.",
    "cake_commit_seconds": "How long a transaction took.",
  ]

  /// Makes all metrics of the process collect in one registry; call it once, before anything counts.
  static func bootstrap() -> PrometheusRegistry {
    let registry = PrometheusRegistry(help: help)
    MetricsSystem.bootstrap(registry)
    return registry
  }
}
