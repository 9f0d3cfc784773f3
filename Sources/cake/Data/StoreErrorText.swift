import CakeOrdering

/// Why a store failed, in words.
enum StoreErrorText {
  static func text(_ error: StoreError) -> String {
    switch error {
    case .unavailable(_, let reason), .unreadable(let reason): reason
    }
  }
}
