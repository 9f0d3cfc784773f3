import CakeAWS
import CakeFunctions
import CakeOrdering

extension Composition {
  /// `sweepOutbox`: every minute; what was left over is published, what waited for a peer
  /// that answers again is sent, and data is erased whose time is over.
  func sweepOutbox() -> SweepOutboxFunction {
    let backend = backend
    let sweeper = backend.sweeper
    let erase = EraseOrder(desk: orderDesk(backend))
    return SweepOutboxFunction(
      sweep: { () async throws(StoreError) in try await sweeper.sweep() },
      wake: { () async throws(StoreError) in try await backend.wakeWhatWaitedForPeers() },
      erase: { limit async throws(OrderingError) in try await erase.expired(limit: limit) }, logger: logger)
  }
}
