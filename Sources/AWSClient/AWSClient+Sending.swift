import Logging

extension AWSClient {
  /// How many tries a call has at least where what was wrong has been put right: the first, one for the clock, one for
  /// the credentials.
  private static let attemptsWithRepairs = 3

  /// Tries a call until it succeeds, fails for good, or may not be tried again.
  func send(_ call: Call) async throws(AWSError) -> [UInt8] {
    let start = timing.now
    var retry = 0
    var spent = 0
    while true {
      do {
        let answer = try await attempt(call)
        quota.giveBack(max(spent, RetryQuota.successReward))
        log(call, answer, retry, start)
        return answer.body
      } catch {
        var failure = error
        failure.error.operation = call.operation
        guard let wait = allowedWait(before: retry, after: failure.remedy) else { throw failure.error }
        spent = failure.remedy.cost
        logger.debug("Calling AWS again", metadata: ["error": "\(failure.error)", "wait": "\(wait)"])
        try await self.wait(wait, for: call)
        retry += 1
      }
    }
  }

  /// How long to wait before another try; nil if there is to be none.
  private func allowedWait(before retry: Int, after remedy: Remedy) -> Duration? {
    let attempts =
      remedy == .again ? max(retries.attempts, Self.attemptsWithRepairs) : retries.attempts
    guard remedy != .none, retry + 1 < attempts else { return nil }
    let wait = retries.wait(before: retry, after: remedy, fraction: timing.fraction())
    if let deadline = AWSDeadline.current, timing.now + wait + timeouts.shortestAttempt > deadline {
      return nil
    }
    return quota.take(remedy.cost) ? wait : nil
  }

  private func wait(_ duration: Duration, for call: Call) async throws(AWSError) {
    guard duration > .zero else { return }
    do {
      try await timing.sleep(for: duration)
    } catch {
      throw AWSError(.cancelled, operation: call.operation)
    }
  }

  private func log(_ call: Call, _ answer: Answer, _ retries: Int, _ start: ContinuousClock.Instant) {
    logger.debug(
      "Called AWS",
      metadata: [
        "operation": "\(call.operation)", "retries": "\(retries)",
        "milliseconds": "\(Int((timing.now - start) / .milliseconds(1)))",
        "request": "\(answer.requestID ?? "none")",
      ])
  }
}
