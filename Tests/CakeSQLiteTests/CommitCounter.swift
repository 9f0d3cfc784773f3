import GRDB
import Synchronization

/// Counts the transactions of a writer.
final class CommitCounter: TransactionObserver, Sendable {
  private let commits = Mutex(0)

  var count: Int { commits.withLock { $0 } }

  func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { false }
  func databaseDidChange(with event: DatabaseEvent) {}
  func databaseDidCommit(_ database: Database) { commits.withLock { $0 += 1 } }
  func databaseDidRollback(_ database: Database) {}
}
