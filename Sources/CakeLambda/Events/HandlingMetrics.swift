import CakeOrdering
import Metrics

/// What is counted of handling: `cake_messages_handled` by handler and outcome, and `cake_message_lag_seconds`,
/// the time from a message's making to its first handling.
struct HandlingMetrics: Sendable {
  func count(_ outcome: HandlingOutcome, _ handler: String) {
    Counter(
      label: "cake_messages_handled", dimensions: [("handler", handler), ("outcome", outcome.rawValue)]
    ).increment()
  }

  func recordLag(_ lag: Duration, _ handler: HandlerName) {
    let (seconds, attoseconds) = max(lag, .zero).components
    Metrics.Timer(label: "cake_message_lag_seconds", dimensions: [("handler", handler.rawValue)])
      .recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
  }
}
