import CakeFunctions
import CakeOrdering

extension Composition {
  /// `notifyCustomer`: order events of the stream; the customer is told how the order is coming along.
  func notifyCustomer() throws(SettingsFaults) -> OrderEventsFunction {
    let backend = backend
    return try orderEvents(NotifyCustomer(notifications: mailDesk(backend)), keeping: backend)
  }
}
