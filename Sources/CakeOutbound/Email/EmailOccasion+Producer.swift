import CakeOrdering

extension EmailOccasion {
  /// Whether the email is for whoever bakes.
  var isForProducer: Bool {
    switch self {
    case .newOrder, .orderCancelled, .orderTakenOver: true
    case .confirmation, .readyForPickup, .onItsWay, .delivered, .cancelled, .failed: false
    }
  }
}
