import CakeOrdering

/// What the operator can do to an order, for whichever party. The raw value is its place in addresses.
enum OperatorAction: String, Sendable, Hashable, CaseIterable {
  /// It is baked.
  case fulfillment
  /// It was delivered, or collected.
  case delivery
  /// A delivery company is asked, again or another.
  case deliveryRequest = "delivery-request"
  /// Another bakery bakes it.
  case assignment
  /// The customer's opinion, told to the shop.
  case review
  /// It is called off.
  case cancellation
  /// It is given up.
  case failure
  /// Personal data goes.
  case erasure

  /// What the order's history calls it.
  var action: OrderAction {
    switch self {
    case .fulfillment: .fulfill
    case .delivery: .deliver
    case .deliveryRequest: .requestDelivery
    case .assignment: .assign
    case .review: .review
    case .cancellation: .cancel
    case .failure: .fail
    case .erasure: .erase
    }
  }

  /// Whether it can be done, by the transition table and by what the shop has to offer.
  func isOffered(for order: Order, in shop: Shop) -> Bool {
    guard OrderTransitions.target(of: action, from: order.status, order.handover) != nil else { return false }
    return switch self {
    case .fulfillment, .delivery, .cancellation, .failure: true
    case .deliveryRequest: !shop.deliveryCompanies.isEmpty
    case .assignment: !Self.otherProducers(for: order, in: shop).isEmpty
    case .review: order.review == nil && order.erasedAt == nil
    case .erasure: order.status.isFinal && order.erasedAt == nil
    }
  }

  /// Who else could bake it.
  static func otherProducers(for order: Order, in shop: Shop) -> [Producer] {
    shop.producers(baking: order.items.map(\.cakeID), effort: order.effort)
      .filter { $0.id != order.producerID }
  }
}
