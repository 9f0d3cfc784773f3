import CakeFunctions
import CakeOrdering

extension Composition {
  /// `sendForDelivery`: order events of the stream; a fulfilled order is sent for delivery.
  func sendForDelivery() throws(SettingsFaults) -> OrderEventsFunction {
    let backend = backend
    return try orderEvents(SendForDelivery(desk: orderDesk(backend), companies: backend), keeping: backend)
  }
}
