import Metrics
import PrometheusMetrics

/// The metrics of a serving shop.
enum ShopMetrics {
  /// What the metrics mean, by their labels.
  private static let help = [
    "http_requests": "Requests that were answered.",
    "http_request_duration": "How long answering took.",
    "cake_commits": "Changes of orders that were committed.",
    "cake_commit_conflicts": "Changes of orders that came second.",
    "cake_commit_full": "Changes for which a day had no capacity left.",
    "cake_commit_retries": "Tries of commits beyond their first.",
    "cake_outbox_published": "Messages that were published, by who did it.",
    "cake_outbox_failures": "Messages that could not be published, by who tried.",
    "cake_outbox_oldest_seconds": "For how long the oldest message waits that a sweep found.",
    "cake_commit_batch_size": "How many writes of any kind shared a transaction.",
    "cake_commit_seconds": "How long a transaction took.",
    "cake_messages": "Messages in the log, by state.",
    "cake_oldest_message_seconds": "For how long the message is due that is due longest.",
    "cake_writes_waiting": "Changes that wait for a transaction.",
    "cake_messages_handled": "Messages that handlers were given, by outcome.",
    "cake_message_lag_seconds": "From a message's making to its first handling.",
    "cake_emails": "Emails, by outcome.",
    "cake_webhooks": "Webhooks to delivery companies, by outcome.",
    "cake_peer_hangs": "Whether somebody who is to be told does not answer, and is asked once a minute.",
    "cake_pool_wait_seconds": "How long a task waits for its turn on the threads that all share.",
    "cake_webhook_duration": "How long delivery companies took to answer.",
  ]

  /// Makes all metrics of the process collect in one registry; call it once, before anything counts.
  static func bootstrap() -> PrometheusRegistry {
    let registry = PrometheusRegistry(help: help)
    MetricsSystem.bootstrap(registry)
    return registry
  }
}
