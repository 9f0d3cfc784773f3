import CakeFunctions
import CakeOrdering

extension Composition {
  /// `retryOrderEvents`: the queue of parked order events, each for one of the handlers of the stream.
  func retryOrderEvents() throws(SettingsFaults) -> QueueFunction {
    let backend = backend
    let mail = try mailDesk(backend)
    let handlers: [any MessageHandler] = [
      NotifyProducers(notifications: mail), NotifyCustomer(notifications: mail),
      SendForDelivery(desk: orderDesk(backend), companies: backend),
    ]
    return try queueEvents(CakeFunction.retries, handlers, keeping: backend) { QueuedMessage(parked: $0) }
  }
}
