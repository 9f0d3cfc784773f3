import CakeFunctions
import CakeOrdering
import CakeOutbound

extension Composition {
  /// `retryOrderEvents`: the queue of parked order events, each for one of the handlers of the stream, and of
  /// requests to sign in.
  func retryOrderEvents() throws(SettingsFaults) -> QueueFunction {
    let backend = backend
    let mail = try mailDesk(backend)
    let handlers: [any MessageHandler] = [
      NotifyProducers(notifications: mail), NotifyCustomer(notifications: mail),
      SendForDelivery(desk: orderDesk(backend), companies: backend),
      SendSignInLink(notifications: mail, links: backend, texts: EmailComposer(calendar: calendar)),
    ]
    return try queueEvents(CakeFunction.retries, handlers, keeping: backend) { QueuedMessage(parked: $0) }
  }
}
