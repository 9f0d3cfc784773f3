import CakeAWS
import CakeFunctions
import CakeOrdering

extension Composition {
  /// `sweepOutbox`: every minute; what was left over is published, and data is erased whose time is over.
  func sweepOutbox() -> SweepOutboxFunction {
    let backend = backend
    let sweeper = backend.sweeper
    let erase = EraseOrder(desk: orderDesk(backend))
    return SweepOutboxFunction(
      sweep: { () async throws(StoreError) in try await sweeper.sweep() },
      erase: { limit async throws(OrderingError) in try await erase.expired(limit: limit) }, logger: logger)
  }
}
