import CakeOrdering

/// One function of the deployment, chosen by `_HANDLER`. The raw value is its name in `serverless.yml`.
enum CakeFunction: String, CaseIterable {
  case placeOrder, fulfillOrder, completeDelivery, api
  case notifyProducers, sendForDelivery, notifyCustomer, retryOrderEvents
  case notifyDeliveryCompany, sendFeedback, keepDeadLetters, sweepOutbox
}
