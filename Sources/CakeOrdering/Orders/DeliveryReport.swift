/// What is said of an order that was handed over.
public struct DeliveryReport: Sendable, Hashable {
  /// When; nil for now.
  public var deliveredAt: Timestamp?
  /// Who took it, at most 200 characters.
  public var receivedBy: String?
  /// What the one who reports thinks of the delivery, 1…5.
  public var review: Int?
  /// In words, at most 1,000 characters.
  public var comment: String?

  /// A report; what is nil was not said.
  public init(
    deliveredAt: Timestamp? = nil, receivedBy: String? = nil, review: Int? = nil, comment: String? = nil
  ) {
    self.deliveredAt = deliveredAt
    self.receivedBy = receivedBy
    self.review = review
    self.comment = comment
  }
}
