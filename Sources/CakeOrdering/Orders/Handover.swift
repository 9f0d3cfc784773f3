/// How a cake reaches the customer.
public enum Handover: String, Sendable, Hashable, CaseIterable {
  /// A delivery company brings it.
  case delivery
  /// The customer collects it.
  case pickup
}
