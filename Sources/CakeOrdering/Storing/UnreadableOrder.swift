/// An order that is there though it cannot be read: what stores know of it beside its document, so that lists and
/// boards show that it is there.
public struct UnreadableOrder: Sendable, Hashable {
  /// Why it cannot be read.
  public enum Reason: String, Sendable, Hashable {
    /// A newer version made it: that one reads it.
    case newerVersion
    /// Its stored form came to harm.
    case damaged
  }

  /// Where it stands in lists: its day, its slot and its id.
  public let place: OrderCursor
  /// Its name among people.
  public let number: OrderNumber
  /// Who bakes it.
  public let producerID: ProducerID
  /// The company that was asked to deliver it.
  public let deliveryCompanyID: DeliveryCompanyID?
  /// Why it cannot be read.
  public let reason: Reason

  /// What is known of an order.
  public init(
    place: OrderCursor, number: OrderNumber, producerID: ProducerID, deliveryCompanyID: DeliveryCompanyID?,
    reason: Reason
  ) {
    self.place = place
    self.number = number
    self.producerID = producerID
    self.deliveryCompanyID = deliveryCompanyID
    self.reason = reason
  }
}
