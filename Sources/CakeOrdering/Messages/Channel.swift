/// The way a message takes. The raw value ends the message's id where one change sends two.
public enum Channel: String, Sendable, Hashable, CaseIterable {
  case orderEvents = "order-events"
  case deliveryRequests = "delivery-requests"
  case deliveryReviews = "delivery-reviews"
}
