public import CakeOrdering
import GRDB
import Metrics

extension SQLiteBackend {
  /// Measures what is there: `cake_messages` by state, `cake_oldest_message_seconds` (for how long the message
  /// is due that is due longest; 0 if none is) and `cake_writes_waiting`.
  public func sampleMetrics() async throws(StoreError) {
    let (counts, oldest) = try await readTogether { database in
      let counts = try MessageState.allCases.map { ($0, try database.count(of: $0)) }
      return (counts, try database.nextDue(for: HandlerName.allCases))
    }
    for (state, count) in counts {
      Gauge(label: "cake_messages", dimensions: [("state", state.rawValue)]).record(count)
    }
    let age = oldest.map { max(clock.now().since($0), .zero) } ?? .zero
    Gauge(label: "cake_oldest_message_seconds").record(Double(age.wholeNanoseconds) / 1e9)
    Gauge(label: "cake_writes_waiting").record(commits.length)
  }
}
