import CakeOrdering

/// What DynamoDB is asked to do for a change: always the same for the same change, so that it can be asked again.
struct CommitRequest: Sendable {
  /// The order's part, which comes first.
  let order: TableUpdate
  private let change: Change
  private let capacity: [CapacityChange]
  /// By which the order is found by where it came from.
  private let sender: TableUpdate?
  /// The days, by their places in `capacity`, that a release empties because less is taken of them.
  private var emptied: Set<Int> = []

  init(_ change: Change) {
    self.change = change
    order = TableUpdate(committing: change)
    capacity = CapacityChange.all(of: change)
    sender = TableUpdate.sender(of: change)
  }

  /// Whether more than the order's own item is touched.
  var isTransaction: Bool { !capacity.isEmpty || change.erasesNotifications || sender != nil }

  /// The parts of the transaction.
  var parts: [TransactionPart] {
    let days = capacity.enumerated().map { $0.element.update(emptying: emptied.contains($0.offset)) }
    return ([order] + days + erasure + (sender.map { [$0] } ?? [])).map { .update($0) }
  }

  /// The mark that keeps emails from being noted about an order once it is erased.
  private var erasure: [TableUpdate] {
    guard change.erasesNotifications else { return [] }
    var update = TableUpdate(.erasure(of: change.order.id))
    update.set(.at, (change.order.erasedAt ?? change.order.placedAt).description)
    return [update]
  }

  /// By which DynamoDB recognises the transaction. Another form of it has another token.
  var token: String {
    change.id.token(form: emptied.reduce(UInt64(0)) { $0 | 1 << UInt64($1 % UInt64.bitWidth) })
  }

  /// Makes of the releases that failed such that empty their days, since less is taken of these than is given back,
  /// and the other way round. That takes a hand that wrote into the table; still a day never counts below zero, and
  /// the order goes on.
  mutating func turnReleases(_ reasons: [CancellationReason]) {
    let failed = reasons.dropFirst().enumerated().filter { $0.element == .conditionFailed }.map(\.offset)
    emptied.formSymmetricDifference(
      failed.filter { capacity.indices.contains($0) && capacity[$0].effort < 0 })
  }

  /// Whether a reservation is among the parts that failed.
  func isFull(_ reasons: [CancellationReason]) -> Bool {
    reasons.dropFirst().enumerated().contains {
      $0.element == .conditionFailed && capacity.indices.contains($0.offset) && capacity[$0.offset].effort > 0
    }
  }
}
