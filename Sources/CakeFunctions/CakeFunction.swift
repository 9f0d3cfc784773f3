/// One function of the deployment, chosen by `_HANDLER`. The raw value is its name in `serverless.yml`.
package enum CakeFunction: String, CaseIterable, Sendable {
  case placeOrder, fulfillOrder, completeDelivery, api, web
  case notifyProducers, sendForDelivery, notifyCustomer, retryOrderEvents
  case notifyDeliveryCompany, sendFeedback, keepDeadLetters, sweepOutbox
}
