import CakeFunctions
import CakeOrdering

extension Composition {
  /// `notifyProducers`: order events of the stream; the producer is told of orders placed and cancelled.
  func notifyProducers() throws(SettingsFaults) -> OrderEventsFunction {
    let backend = backend
    return try orderEvents(NotifyProducers(notifications: mailDesk(backend)), keeping: backend)
  }
}
