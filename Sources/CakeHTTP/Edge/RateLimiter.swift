import CakeOrdering
import NetworkAddress
import Synchronization

/// Limits how many requests a minute come from one address, with a token bucket for each.
///
/// Remembers at most twice ``addressLimit`` addresses: those seen lately, and those seen before that.
final class RateLimiter: Sendable {
  private struct Bucket {
    /// What is left: a request costs ``RateLimiter/cost``, and each millisecond gives back ``RateLimiter/perMinute``.
    var left: Int64
    var at: Timestamp
  }

  private struct State {
    var recent: [IPAddress: Bucket] = [:]
    var older: [IPAddress: Bucket] = [:]
  }

  private static let cost: Int64 = 60_000
  private let perMinute: Int64
  private let addressLimit: Int
  private let state = Mutex(State())

  init(perMinute: Int, addressLimit: Int = 20_000) {
    self.perMinute = Int64(perMinute)
    self.addressLimit = addressLimit
  }

  /// Counts a request.
  ///
  /// - Returns: Nil if it may go on, otherwise how long to wait.
  func admit(_ address: IPAddress, at now: Timestamp) -> Duration? {
    let key = address.household
    return state.withLock { state in
      let full = perMinute * Self.cost
      var bucket = state.recent[key] ?? state.older[key] ?? Bucket(left: full, at: now)
      // A minute refills it; a clock that is set back refills nothing.
      let passed = min(60_000, max(0, now.millisecondsSinceEpoch - bucket.at.millisecondsSinceEpoch))
      bucket.left = min(full, bucket.left + passed * perMinute)
      bucket.at = now
      let isAdmitted = bucket.left >= Self.cost
      if isAdmitted { bucket.left -= Self.cost }
      if state.recent.count >= addressLimit, state.recent[key] == nil {
        state.older = state.recent
        state.recent = [:]
      }
      state.recent[key] = bucket
      return isAdmitted ? nil : .milliseconds((Self.cost - bucket.left + perMinute - 1) / perMinute)
    }
  }

  /// How many addresses are remembered.
  var addressCount: Int { state.withLock { $0.recent.count + $0.older.count } }
}
