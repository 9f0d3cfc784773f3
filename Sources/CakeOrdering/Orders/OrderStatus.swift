/// Where an order stands. The raw value is how the API and the stored order write it.
///
/// Stores file orders by these six. Should a version add a status, it files its orders under the one of the six with
/// whose orders an older version is to show them, as orders that it cannot read.
public enum OrderStatus: String, Sendable, Hashable, CaseIterable {
  /// Ordered, not yet baked.
  case placed
  /// Baked: on its way to the delivery company, or ready to be collected.
  case fulfilled
  /// The delivery company was asked.
  case sentForDelivery
  /// In the customer's hands.
  case delivered
  /// Called off before it was baked.
  case cancelled
  /// Given up by the operator after it was baked.
  case failed

  /// Whether nothing is to be baked or handed over any more.
  public var isFinal: Bool {
    switch self {
    case .placed, .fulfilled, .sentForDelivery: false
    case .delivered, .cancelled, .failed: true
    }
  }
}
