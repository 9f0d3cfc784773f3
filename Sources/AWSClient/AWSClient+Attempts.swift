import NIOHTTP1

extension AWSClient {
  /// Error codes of signatures whose time the service did not like, or that it may not have liked for that.
  private static let timeRefusals: Set<String> = [
    "AuthFailure", "InvalidSignatureException", "RequestExpired", "RequestInTheFuture",
    "RequestTimeTooSkewed", "SignatureDoesNotMatch",
  ]

  /// Error codes of credentials that have ended.
  private static let endedCredentials: Set<String> = ["ExpiredToken", "ExpiredTokenException"]

  /// One try: signs the call, sends it, and judges the answer.
  func attempt(_ call: Call) async throws(AttemptFailure) -> Answer {
    guard let endpoint = Endpoint(endpoints.url(of: call.service, in: region)) else {
      let reason = "the endpoint of \(call.service.settingName) is no URL"
      throw AttemptFailure(error: AWSError(.configuration(reason)), remedy: .none)
    }
    let credentials = try await credentials()
    let timeout = try timeLeft()
    let path = endpoint.path + call.path
    let signed = timing.secondsSinceEpoch + clockOffset.seconds
    let headers = headers(of: call, path, endpoint.host, SigningTime(secondsSinceEpoch: signed), credentials)
    let answer: Answer
    do {
      answer = try await exchange.send(
        call.method, endpoint.origin, path, headers, call.body, within: timeout)
    } catch {
      throw ConnectionFailure.failure(error)
    }
    guard (200..<300).contains(answer.status) else {
      var failure = ServiceFailure.failure(answer)
      if await isMended(failure, answer, signed, credentials) { failure.remedy = .again }
      throw failure
    }
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
    let limit = AWSDeadline.current.map { $0 - timing.now } ?? timeouts.attempt
    do {
      return try await credentials.credentials(within: limit)
    } catch {
      // Whoever gives them has retried already.
      throw AttemptFailure(error: error, remedy: .none)
    }
  }

  private func headers(
    of call: Call, _ path: String, _ host: String, _ time: SigningTime, _ credentials: AWSCredentials
  ) -> HTTPHeaders {
    let request = SignedRequest(
      method: call.method, path: path, headers: call.headers + [(name: "Host", value: host)],
      bodyDigest: SignedRequest.digest(of: call.body))
    let added = signer.headers(
      signing: request, service: call.service.signingName, at: time, by: credentials)
    return HTTPHeaders((request.headers + added).map { ($0.name, $0.value) })
  }

  /// Whether what the service did not like about a signature has been put right.
  private func isMended(
    _ failure: AttemptFailure, _ answer: Answer, _ signed: Int64, _ credentials: AWSCredentials
  ) async -> Bool {
    guard let code = failure.error.code else { return false }
    if Self.endedCredentials.contains(code) { return await self.credentials.replace(credentials) }
    guard Self.timeRefusals.contains(code), let text = answer.headers.first(name: "date"),
      let date = InternetTime.secondsSinceEpoch(httpDate: text)
    else { return false }
    return clockOffset.learn(date, signed: signed, local: timing.secondsSinceEpoch)
  }
}
