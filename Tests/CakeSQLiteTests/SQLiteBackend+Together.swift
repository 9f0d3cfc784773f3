import CakeOrdering
import Dispatch
import GRDB

@testable import CakeSQLite

extension SQLiteBackend {
  /// Commits changes that all wait before the writer gets to the first; results in the order of the changes.
  func commitTogether(_ changes: [Change]) async throws -> [Result<CommitResult, StoreError>] {
    let gate = DispatchSemaphore(value: 0)
    pool.asyncWriteWithoutTransaction { _ in gate.wait() }
    return await withTaskGroup(of: (Int, Result<CommitResult, StoreError>).self) { group in
      for (index, change) in changes.enumerated() {
        group.addTask {
          do throws(StoreError) {
            return (index, .success(try await self.commit(change)))
          } catch {
            return (index, .failure(error))
          }
        }
      }
      while commits.length < changes.count { await Task.yield() }
      gate.signal()
      return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
