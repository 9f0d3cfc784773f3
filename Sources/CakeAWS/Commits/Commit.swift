import AWSClient
import CakeOrdering

/// Stores one change: asks, and asks again while that can help, until it knows what became of it. Nobody below it tries
/// anything again.
struct Commit {
  /// What became of a change, and of what is to be published after it.
  enum Outcome {
    /// It is stored; `wait` says what waits to be published on its order.
    case committed(waiting: Waiting)
    case refused(CommitResult)
  }

  /// What waits to be published on an order after a commit.
  enum Waiting {
    /// The change's own messages alone.
    case own
    /// Perhaps more: it must be read.
    case unknown
  }

  private let table: OrdersTable
  private let change: Change
  private let metrics: CommitMetrics
  private var request: CommitRequest
  private var pauses: Pauses

  init(_ change: Change, to table: OrdersTable, random: any RandomSource, metrics: CommitMetrics) {
    self.table = table.withoutRetries
    self.change = change
    self.metrics = metrics
    request = CommitRequest(change)
    pauses = Pauses(random: random)
  }

  /// Tries until the deadline of the calls.
  mutating func run() async throws(StoreError) -> Outcome {
    while true {
      let passing: TableError
      do {
        return .committed(waiting: try await attempt())
      } catch {
        switch error {
        case .conditionFailed:
          if let outcome = try await settle(isFull: false) { return outcome }
          passing = error
        case .cancelled(let reasons):
          if let outcome = try await settle(reasons) { return outcome }
          passing = error
        case .passing: passing = error
        case .refused: throw error.storeError
        }
      }
      guard await pauses.next() else { throw passing.storeError }
      metrics.recordRetry()
    }
  }

  private func attempt() async throws(TableError) -> Waiting {
    guard request.isTransaction else {
      let updated = try await table.update(request.order, returnsUpdated: true)
      // Where the index attribute is ours, there was nothing before it.
      return updated?.string(.outboxSince) == OutboxKey.since(change) ? .own : .unknown
    }
    try await table.transact(request.parts, token: request.token)
    return change.expectedVersion == 0 ? .own : .unknown
  }

  /// What the reasons of a transaction's end amount to; nil if it is to be tried again.
  ///
  /// The order's own comes first: whoever finds the order changed is not told that a day is full, and whoever
  /// meets another transaction on it, perhaps an earlier try of the same, waits for how that ends.
  private mutating func settle(_ reasons: [CancellationReason]) async throws(StoreError) -> Outcome? {
    if reasons.first == .conditionFailed { return try await settle(isFull: false) }
    if reasons.contains(where: { $0.refusedCode != nil }) {
      throw TableError.cancelled(reasons).storeError
    }
    if reasons.first?.passingCode != nil { return nil }
    if request.isFull(reasons) { return try await settle(isFull: true) }
    if reasons.contains(.conditionFailed), let outcome = try await settle(isFull: false) { return outcome }
    request.turnReleases(reasons)
    return nil
  }

  /// Looks at the order: is its version the change's own, or another's? Nil if neither is so.
  private func settle(isFull: Bool) async throws(StoreError) -> Outcome? {
    let found: TableItem?
    do {
      found = try await table.item(.order(change.order.id), [.version, .changes])
    } catch {
      // What it was is not known yet; the next try shows it.
      if case .passing = error { return nil }
      throw error.storeError
    }
    if found?.texts(.changes)["\(change.order.version)"] == change.id.text {
      return .committed(waiting: .unknown)
    }
    if (found?.number(.version) ?? 0) != change.expectedVersion { return .refused(.versionConflict) }
    return isFull ? .refused(.full) : nil
  }
}
