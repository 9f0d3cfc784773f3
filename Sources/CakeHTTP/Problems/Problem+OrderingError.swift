public import CakeOrdering

extension Problem {
  /// What a client is told of an error of a use case.
  public init(error: OrderingError) {
    switch error {
    case .notFound:
      self.init(.notFound)
    case .unauthenticated:
      self.init(.unauthenticated)
    case .forbidden:
      self.init(.forbidden)
    case .invalid(let faults):
      self.init(.invalid)
      errors = faults
    case .full(let date):
      self.init(.full, "All who could bake it are full on \(date).")
    case .illegal(let action, let status):
      self.init(.illegalState, "An order that is \(status.words) cannot be \(action.participle).")
      currentStatus = status
    case .overtaken(let status):
      self.init(.overtaken, "What it said is no longer true of the order, so it is not sent again.")
      currentStatus = status
    case .cutOffPassed(let cutOff):
      self.init(.cutOffPassed, "The order could be cancelled until \(cutOff).")
      currentStatus = .placed
    case .idempotencyKeyReused:
      self.init(.idempotencyKeyReused, "Use another Idempotency-Key for another order.")
    case .quotaExceeded(let retryAfter):
      self.init(
        .orderLimit,
        "No more can be ordered from here or for this email today; please call the shop for a larger order.")
      self.retryAfter = retryAfter
    case .unavailable(let retryAfter, _):
      self.init(.unavailable, "Nothing was done; please try again.")
      self.retryAfter = retryAfter
    case .unreadableOrder(let order):
      let name = "The order \(order.number), due on \(order.place.dueDate),"
      switch order.reason {
      case .newerVersion:
        self.init(.newerVersion, "\(name) was made by a newer version of this program, which can read it.")
        // Where versions run side by side, another server answers.
        retryAfter = .seconds(60)
      case .damaged:
        self.init(.internalError, "What is kept of it is damaged. \(name) is not lost: the log says more.")
      }
    case .unreadable:
      self.init(.internalError)
    }
  }
}

extension OrderStatus {
  fileprivate var words: String {
    self == .sentForDelivery ? "sent for delivery" : rawValue
  }
}

extension OrderAction {
  fileprivate var participle: String {
    switch self {
    case .place: "placed"
    case .assign: "given to a producer"
    case .fulfill: "fulfilled"
    case .send, .requestDelivery: "handed to a delivery company"
    case .deliver: "delivered"
    case .review: "reviewed"
    case .cancel: "cancelled"
    case .fail: "given up"
    case .erase: "erased"
    }
  }
}
