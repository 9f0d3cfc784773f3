/// What can be done to an order; each raises its version by one and is kept in its history.
public enum OrderAction: String, Sendable, Hashable, CaseIterable {
  /// The customer ordered.
  case place
  /// The operator gave the order to another producer.
  case assign
  /// The producer baked it.
  case fulfill
  /// The system asked the delivery company.
  case send
  /// The operator asked a delivery company, again or another.
  case requestDelivery
  /// It was handed over.
  case deliver
  /// The customer said how it was.
  case review
  /// It was called off.
  case cancel
  /// The operator gave it up.
  case fail
  /// The customer's personal data was erased.
  case erase
}
