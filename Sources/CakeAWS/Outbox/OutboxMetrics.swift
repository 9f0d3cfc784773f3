import Metrics

/// What is counted of publishing: `cake_outbox_published` and `cake_outbox_failures` (by who did it, `commit` or
/// `sweep`), and `cake_outbox_oldest_seconds` (for how long the oldest waits that a sweep found; 0 if none).
struct OutboxMetrics: Sendable {
  private let published: [OutboxPublisher.Occasion: Counter]
  private let failures: [OutboxPublisher.Occasion: Counter]
  private let oldest = Gauge(label: "cake_outbox_oldest_seconds")

  init() {
    published = Self.counters("cake_outbox_published")
    failures = Self.counters("cake_outbox_failures")
  }

  func recordPublished(_ occasion: OutboxPublisher.Occasion) {
    published[occasion]?.increment()
  }

  func recordFailure(_ occasion: OutboxPublisher.Occasion) {
    failures[occasion]?.increment()
  }

  func record(oldest age: Duration) {
    oldest.record(age / .seconds(1))
  }

  private static func counters(_ label: String) -> [OutboxPublisher.Occasion: Counter] {
    Dictionary(
      uniqueKeysWithValues: OutboxPublisher.Occasion.allCases.map {
        ($0, Counter(label: label, dimensions: [("by", $0.rawValue)]))
      })
  }
}
