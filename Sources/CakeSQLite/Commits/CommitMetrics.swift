import Metrics

/// What is counted of transactions: `cake_commits` (changes of orders), `cake_commit_batch_size` (writes in a
/// transaction) and `cake_commit_seconds` (how long one takes, its flush to the disk included).
struct CommitMetrics: Sendable {
  private let commits = Counter(label: "cake_commits")
  private let batchSize = Recorder(label: "cake_commit_batch_size")
  private let duration = Timer(label: "cake_commit_seconds")

  func record(changes: Int, writes: Int, took: Duration) {
    if changes > 0 { commits.increment(by: changes) }
    batchSize.record(writes)
    duration.recordNanoseconds(took.wholeNanoseconds)
  }
}
