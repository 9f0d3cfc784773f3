import Synchronization

/// What all calls of a client together may spend on retries, so that a service in trouble is not asked ever
/// more (AWS SDKs and Tools Reference Guide, "Retry behavior", standard mode: 500 tokens, of which a retry
/// takes 5, one after a timeout 10).
final class RetryQuota: Sendable {
  /// How many tokens there are at most.
  static let capacity = 500
  /// What a retry costs.
  static let retryCost = 5
  /// What a retry after a timeout costs.
  static let timeoutCost = 10
  /// What a call brings back that needed no retry.
  static let successReward = 1

  private let tokens = Mutex(RetryQuota.capacity)

  /// Takes tokens; false if there are not enough left.
  func take(_ cost: Int) -> Bool {
    tokens.withLock { tokens in
      guard tokens >= cost else { return false }
      tokens -= cost
      return true
    }
  }

  /// Gives tokens back.
  func giveBack(_ count: Int) {
    tokens.withLock { $0 = min(Self.capacity, $0 + count) }
  }

  /// How many tokens are left.
  var left: Int { tokens.withLock { $0 } }
}
