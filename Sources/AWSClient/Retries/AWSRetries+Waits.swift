extension AWSRetries {
  /// How long to wait before a try.
  ///
  /// - Parameters:
  ///   - retry: How many retries there were before this one.
  ///   - fraction: The random part, from 0 up to 1.
  func wait(before retry: Int, after remedy: Remedy, fraction: Double) -> Duration {
    let base: Duration
    switch remedy {
    case .none, .again: return .zero
    case .wait, .waitAfterTimeout: base = self.base
    case .waitForThrottle: base = throttledBase
    }
    // Twenty doublings of a millisecond are already more than the longest wait.
    let ceiling = min(longest, base * (1 << min(retry, 20)))
    return ceiling * fraction
  }
}
