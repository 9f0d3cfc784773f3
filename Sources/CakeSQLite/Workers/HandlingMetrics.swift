import CakeOrdering
import Metrics

/// What is counted of handling: `cake_messages_handled` by handler and outcome, and `cake_message_lag_seconds`,
/// the time from a message's making to its first handling.
struct HandlingMetrics: Sendable {
  private let counters: [HandlerName: [HandlingOutcome: Counter]]
  private let lags: [HandlerName: Metrics.Timer]

  init() {
    counters = Dictionary(
      uniqueKeysWithValues: HandlerName.allCases.map { handler in
        let counters = HandlingOutcome.allCases.map { outcome in
          let dimensions = [("handler", handler.rawValue), ("outcome", outcome.rawValue)]
          return (outcome, Counter(label: "cake_messages_handled", dimensions: dimensions))
        }
        return (handler, Dictionary(uniqueKeysWithValues: counters))
      })
    lags = Dictionary(
      uniqueKeysWithValues: HandlerName.allCases.map { handler in
        (handler, Timer(label: "cake_message_lag_seconds", dimensions: [("handler", handler.rawValue)]))
      })
  }

  func count(_ outcome: HandlingOutcome, _ handler: HandlerName) {
    counters[handler]?[outcome]?.increment()
  }

  func recordLag(_ lag: Duration, _ handler: HandlerName) {
    lags[handler]?.recordNanoseconds(max(lag, .zero).wholeNanoseconds)
  }
}
