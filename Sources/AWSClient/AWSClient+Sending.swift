import Logging
import NIOHTTP1

extension AWSClient {
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
        logRetry(call, failure, wait)
        try await self.wait(wait, for: call)
        retry += 1
      }
    }
  }

  /// How long to wait before another try; nil if there is to be none.
  private func allowedWait(before retry: Int, after remedy: Remedy) -> Duration? {
    guard remedy != .none, retry + 1 < retries.attempts else { return nil }
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

  private func attempt(_ call: Call) async throws(AttemptFailure) -> Answer {
    let timeout = try timeLeft()
    let credentials = try await credentials()
    guard let endpoint = Endpoint(endpoints.url(of: call.service, in: region)) else {
      throw AttemptFailure(
        error: AWSError(.configuration("the endpoint of \(call.service.settingName) is no URL")),
        remedy: .none)
    }
    let path = endpoint.path + call.path
    let headers = signedHeaders(of: call, path, endpoint.host, credentials)
    let answer: Answer
    do {
      answer = try await exchange.send(
        call.method, endpoint.origin, path, headers, call.body, within: timeout)
    } catch {
      throw ConnectionFailure.failure(error)
    }
    guard (200..<300).contains(answer.status) else { throw ServiceFailure.failure(answer) }
    return answer
  }

  /// What a try that begins now may take.
  private func timeLeft() throws(AttemptFailure) -> Duration {
    guard let deadline = AWSDeadline.current else { return timeouts.attempt }
    let left = deadline - timing.now
    guard left >= timeouts.shortestAttempt else {
      throw AttemptFailure(error: AWSError(.timeout), remedy: .none)
    }
    return min(timeouts.attempt, left)
  }

  private func credentials() async throws(AttemptFailure) -> AWSCredentials {
    switch source {
    case .fixed(let credentials): return credentials
    case .container: throw AttemptFailure(error: AWSError(.credentials("none")), remedy: .none)
    case .missing(let reason): throw AttemptFailure(error: AWSError(.credentials(reason)), remedy: .none)
    }
  }

  private func signedHeaders(
    of call: Call, _ path: String, _ host: String, _ credentials: AWSCredentials
  ) -> HTTPHeaders {
    let request = SignedRequest(
      method: call.method, path: path, headers: call.headers + [(name: "Host", value: host)],
      bodyDigest: SignedRequest.digest(of: call.body))
    let time = SigningTime(secondsSinceEpoch: timing.secondsSinceEpoch)
    let added = signer.headers(
      signing: request, service: call.service.signingName, at: time, by: credentials)
    return HTTPHeaders((request.headers + added).map { ($0.name, $0.value) })
  }

  private func log(_ call: Call, _ answer: Answer, _ retries: Int, _ start: ContinuousClock.Instant) {
    logger.debug(
      "Called AWS",
      metadata: [
        "operation": "\(call.operation)", "retries": "\(retries)",
        "milliseconds": "\((timing.now - start) / .milliseconds(1))",
        "request": "\(answer.requestID ?? "none")",
      ])
  }

  private func logRetry(_ call: Call, _ failure: AttemptFailure, _ wait: Duration) {
    logger.debug(
      "Calling AWS again", metadata: ["error": "\(failure.error)", "wait": "\(wait)"])
  }
}
