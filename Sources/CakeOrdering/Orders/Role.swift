/// What somebody is to the shop. The raw value is how tokens and histories write it.
public enum Role: String, Sendable, Hashable, CaseIterable {
  case customer, producer, deliveryCompany, `operator`
  /// The shop's own machinery, following an event.
  case system
}
