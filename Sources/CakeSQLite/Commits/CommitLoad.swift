/// How busy the writer is with changes of orders.
struct CommitLoad {
  /// From how many changes to a transaction on placing is said to be at its limit: at that, transactions follow
  /// each other without a pause.
  private static let busy = 6.0
  /// For how long that is believed without another transaction.
  private static let memory = Duration.milliseconds(100)

  private var average = 0.0
  private var last = ContinuousClock.now

  /// Takes notice of a transaction with so many changes.
  mutating func record(_ changes: Int, at now: ContinuousClock.Instant) {
    guard changes > 0 else { return }
    average = now - last > Self.memory ? Double(changes) : average * 0.8 + Double(changes) * 0.2
    last = now
  }

  /// Whether placing is at its limit.
  func isBusy(at now: ContinuousClock.Instant) -> Bool {
    average >= Self.busy && now - last <= Self.memory
  }
}
