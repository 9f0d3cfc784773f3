/// Why something that was asked is not done. Each case has one clear answer; none carries a customer's data.
public enum OrderingError: Error, Sendable, Equatable {
  /// There is no such thing, or none that the asker may know of.
  case notFound
  /// Nobody asked: only staff may.
  case unauthenticated
  /// The asker's role may not do that.
  case forbidden
  /// What was sent breaks the shop's rules; all faults at once, none twice.
  case invalid([Fault])
  /// Every producer who could bake the order is full on that day.
  case full(LocalDate)
  /// The action is not legal where the order stands.
  case illegal(OrderAction, status: OrderStatus)
  /// The order has moved on since, so that there is nothing left to do.
  case overtaken(status: OrderStatus)
  /// The customer may no longer cancel.
  case cutOffPassed(Timestamp)
  /// The idempotency key was used for another order.
  case idempotencyKeyReused
  /// One client has ordered as much as a bakery bakes in a day; after this time there can be more.
  case quotaExceeded(retryAfter: Duration)
  /// Nothing was done; trying again after this time can help.
  case unavailable(retryAfter: Duration, reason: String)
  /// The order cannot be read, be it that a newer version made it; nothing was done.
  case unreadableOrder(UnreadableOrder)
  /// What is stored cannot be read; nothing was done, and somebody has to look.
  case unreadable(reason: String)

  /// The error of a use case that a store's error is.
  public init(_ error: StoreError) {
    switch error {
    case .unavailable(let retryAfter, let reason): self = .unavailable(retryAfter: retryAfter, reason: reason)
    case .unreadable(let reason): self = .unreadable(reason: reason)
    }
  }
}
