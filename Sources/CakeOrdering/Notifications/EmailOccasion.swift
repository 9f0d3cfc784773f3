/// Why an email is written.
public enum EmailOccasion: String, Sendable, Hashable, CaseIterable {
  /// To the producer: bake this.
  case newOrder
  /// To the producer: the order was called off.
  case orderCancelled
  /// To the producer: another one bakes it.
  case orderTakenOver
  /// To the customer: the order was taken.
  case confirmation
  /// To the customer: it can be collected.
  case readyForPickup
  /// To the customer: it is on its way.
  case onItsWay
  /// To the customer: it was handed over; how was it?
  case delivered
  /// To the customer: it was called off.
  case cancelled
  /// To the customer: something went wrong.
  case failed
}
