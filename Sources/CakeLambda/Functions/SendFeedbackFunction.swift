import CakeFunctions
import CakeOrdering

extension Composition {
  /// `sendFeedback`: the queue of delivery reviews; the delivery company is told how the delivery was.
  func sendFeedback() throws(SettingsFaults) -> QueueFunction {
    let backend = backend
    let handler = SendFeedback(webhooks: webhookDesk(backend))
    return try queueEvents(CakeFunction.deliveryReviews, handler, keeping: backend)
  }
}
