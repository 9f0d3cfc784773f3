/// What may help after a failed try.
enum Remedy: Sendable, Hashable {
  /// Nothing.
  case none
  /// Another try after a wait, since the service or the connection failed.
  case wait
  /// Another try after a wait, since no answer came in time.
  case waitAfterTimeout
  /// Another try after a longer wait, since the service had too many calls.
  case waitForThrottle
  /// Another try at once, since what was wrong with this one has been put right.
  case again

  /// What it costs of the ``RetryQuota``.
  var cost: Int {
    self == .waitAfterTimeout ? RetryQuota.timeoutCost : RetryQuota.retryCost
  }
}
