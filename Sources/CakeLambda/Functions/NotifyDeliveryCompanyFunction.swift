import CakeFunctions
import CakeOrdering

extension Composition {
  /// `notifyDeliveryCompany`: the queue of delivery requests; the company that was asked is told.
  func notifyDeliveryCompany() throws(SettingsFaults) -> QueueFunction {
    let backend = backend
    let handler = NotifyDeliveryCompany(webhooks: webhookDesk(backend))
    return try queueEvents(CakeFunction.deliveryRequests, handler, keeping: backend)
  }
}
