/// Who handles messages. The raw value is the name of its function on AWS, where it has one of its own.
public enum HandlerName: String, Sendable, Hashable, CaseIterable {
  case notifyProducers, sendForDelivery, notifyCustomer, notifyDeliveryCompany, sendFeedback, sendSignInLink
}
