/// How a delivery was.
public struct DeliveryFeedback: Sendable, Equatable {
  /// The order.
  public let orderID: OrderID
  /// Its number among people.
  public let number: OrderNumber
  /// When it was handed over.
  public let deliveredAt: Timestamp
  /// Whole minutes after the end of the slot, or of the day where none was chosen; 0 if it was on time.
  public let minutesLate: Int
  /// Who speaks: whoever reported the delivery, or the customer.
  public let from: Role
  /// 1…5, five being the best.
  public let review: Int?
  /// In words.
  public let comment: String?

  /// Feedback with all the facts.
  public init(
    orderID: OrderID, number: OrderNumber, deliveredAt: Timestamp, minutesLate: Int, from: Role,
    review: Int?, comment: String?
  ) {
    self.orderID = orderID
    self.number = number
    self.deliveredAt = deliveredAt
    self.minutesLate = minutesLate
    self.from = from
    self.review = review
    self.comment = comment
  }
}
