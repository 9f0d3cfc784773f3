import CakeOrdering

extension OrderingError {
  /// The error of a use case that a store's error is.
  init(storeError: StoreError) {
    switch storeError {
    case .unavailable(let retryAfter, let reason): self = .unavailable(retryAfter: retryAfter, reason: reason)
    case .unreadable(let reason): self = .unreadable(reason: reason)
    }
  }
}
