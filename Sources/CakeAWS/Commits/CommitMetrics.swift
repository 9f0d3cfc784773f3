import CakeOrdering
import Metrics

/// What is counted of commits: `cake_commits` (changes of orders that were stored), `cake_commit_conflicts` (those
/// that came second), `cake_commit_full`, `cake_commit_retries` (tries beyond the first), and
/// `cake_commit_seconds` (how long a change takes to be stored, publishing not included).
struct CommitMetrics: Sendable {
  private let commits = Counter(label: "cake_commits")
  private let conflicts = Counter(label: "cake_commit_conflicts")
  private let full = Counter(label: "cake_commit_full")
  private let retries = Counter(label: "cake_commit_retries")
  private let duration = Timer(label: "cake_commit_seconds")

  func record(_ result: CommitResult, took: Duration) {
    switch result {
    case .committed: commits.increment()
    case .versionConflict: conflicts.increment()
    case .full: full.increment()
    }
    let (seconds, attoseconds) = took.components
    duration.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
  }

  func recordRetry() {
    retries.increment()
  }
}
