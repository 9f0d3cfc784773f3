import CakeOrdering

/// Something that waits to be written, and whoever waits for it.
struct PendingWrite: Sendable {
  /// Writes inside a transaction. Conditions are read before the first write, so that what is refused writes
  /// nothing.
  ///
  /// - Returns: What hands the answer over; called once the transaction is durable.
  let apply: @Sendable (WriteTransaction) throws -> @Sendable () -> Void
  /// Hands over that nothing was written.
  let fail: @Sendable (StoreError) -> Void
}
