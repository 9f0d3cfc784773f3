/// What a producer says of an order that is baked.
public struct FulfilmentReport: Sendable, Hashable {
  /// Whether the allergies the customer declared were checked.
  public var allergensChecked: Bool?
  /// Anything the shop should know, at most 1,000 characters.
  public var note: String?
  /// The delivery company to ask instead of the first enabled one.
  public var deliveryCompanyID: DeliveryCompanyID?

  /// A report; what is nil was not said.
  public init(
    allergensChecked: Bool? = nil, note: String? = nil, deliveryCompanyID: DeliveryCompanyID? = nil
  ) {
    self.allergensChecked = allergensChecked
    self.note = note
    self.deliveryCompanyID = deliveryCompanyID
  }
}
