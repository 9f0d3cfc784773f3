/// Gives the credentials that calls are signed with.
struct CredentialProvider: Sendable {
  private let source: AWSCredentialSource
  private let refreshed: RefreshedCredentials?

  init(_ configuration: AWSConfiguration, exchange: HTTPExchange, timing: any CallTiming) {
    source = configuration.credentials
    switch configuration.credentials {
    case .fixed, .missing: refreshed = nil
    case .container(let origin):
      let endpoint = ContainerEndpoint(
        origin, exchange: exchange, retries: configuration.retries, timing: timing)
      refreshed = RefreshedCredentials(timing: timing) { () async throws(AWSError) in
        try await endpoint.credentials()
      }
    }
  }

  /// Credentials.
  ///
  /// - Parameter limit: How long they may take.
  func credentials(within limit: Duration) async throws(AWSError) -> AWSCredentials {
    switch source {
    case .fixed(let credentials): return credentials
    case .missing(let reason): throw AWSError(.credentials(reason))
    case .container:
      guard let refreshed else { throw AWSError(.credentials("no endpoint is asked for them")) }
      if let ready = await refreshed.ready { return ready }
      return try await Self.first(refreshed, within: limit).get()
    }
  }

  /// Whether there may be others than these, which the service says have ended.
  func replace(_ credentials: AWSCredentials) async -> Bool {
    guard let refreshed else { return false }
    await refreshed.forget(credentials)
    return true
  }

  private static func first(
    _ refreshed: RefreshedCredentials, within limit: Duration
  ) async -> RefreshedCredentials.Outcome {
    await withTaskGroup(of: RefreshedCredentials.Outcome.self) { group in
      group.addTask { await refreshed.credentials() }
      group.addTask {
        try? await Task.sleep(for: limit)
        return .failure(AWSError(Task.isCancelled ? .cancelled : .timeout))
      }
      let first = await group.next() ?? .failure(AWSError(.timeout))
      group.cancelAll()
      return first
    }
  }
}
