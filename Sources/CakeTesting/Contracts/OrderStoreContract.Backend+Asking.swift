import CakeOrdering

extension OrderStoreContract.Backend {
  /// Commits a change that must succeed.
  func commit(_ change: Change, file: StaticString = #fileID, line: UInt = #line) async throws {
    let result = try await orders.commit(change)
    try expect("the result", result, is: .committed, file: file, line: line)
  }

  /// Commits changes all at once; the results in the order of the changes.
  func commitAll(_ changes: [Change]) async throws -> [CommitResult] {
    try await withThrowingTaskGroup(of: (Int, CommitResult).self) { group in
      for (index, change) in changes.enumerated() {
        group.addTask { (index, try await orders.commit(change)) }
      }
      return try await group.reduce(into: [(Int, CommitResult)]()) { $0.append($1) }
        .sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// What is reserved on any day of the examples.
  func reserved() async throws -> [CapacityKey: Int] {
    try await orders.reservedCapacity(from: .on("2026-01-01"), to: .on("2027-12-31"))
  }
}
