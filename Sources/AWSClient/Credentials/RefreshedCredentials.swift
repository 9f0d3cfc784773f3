/// Credentials that end: asked for when they are needed, and again before they end. Callers that come while
/// they are being asked for share the answer.
actor RefreshedCredentials {
  typealias Outcome = Result<AWSCredentials, AWSError>

  /// How long before their end credentials are asked for again, in seconds.
  static let margin: Int64 = 600
  /// How long after a try the next one is made while the credentials at hand are good, in seconds.
  static let pause: Int64 = 60

  private let ask: @Sendable () async throws(AWSError) -> AWSCredentials
  private let timing: any CallTiming
  private var current: AWSCredentials?
  private var nextTry = Int64.min
  private var isAsking = false
  private var waiting: [Int: CheckedContinuation<Outcome, Never>] = [:]
  private var lastWaiter = 0

  /// - Parameter ask: Gets fresh ones.
  init(timing: any CallTiming, ask: @escaping @Sendable () async throws(AWSError) -> AWSCredentials) {
    self.ask = ask
    self.timing = timing
  }

  /// Credentials that need no asking; nil if there are none.
  var ready: AWSCredentials? {
    let now = timing.secondsSinceEpoch
    guard let current, isGood(current, at: now) else { return nil }
    let isFresh = current.expiration.map { now < $0 - Self.margin } ?? true
    return isFresh || now < nextTry ? current : nil
  }

  /// How many wait for them.
  var waiters: Int { waiting.count }

  /// Credentials, asked for if need be. A task that is cancelled stops waiting; what it waited for goes on
  /// for the others.
  func credentials() async -> Outcome {
    if let ready { return .success(ready) }
    if !isAsking {
      isAsking = true
      // On behalf of all who wait, so that none of them can cancel it.
      Task { await refresh() }
    }
    lastWaiter += 1
    let waiter = lastWaiter
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled {
          continuation.resume(returning: .failure(AWSError(.cancelled)))
        } else {
          waiting[waiter] = continuation
        }
      }
    } onCancel: {
      Task { await self.leave(waiter) }
    }
  }

  /// Uses these no longer: the service says that they have ended.
  func forget(_ credentials: AWSCredentials) {
    if current == credentials { current = nil }
  }

  private func refresh() async {
    let outcome: Outcome
    do {
      outcome = .success(try await ask())
    } catch {
      outcome = .failure(error)
    }
    let now = timing.secondsSinceEpoch
    nextTry = now + Self.pause
    if case .success(let fresh) = outcome { current = fresh }
    isAsking = false
    let told: Outcome
    if let current, isGood(current, at: now) { told = .success(current) } else { told = outcome }
    let all = waiting.values
    waiting = [:]
    for continuation in all { continuation.resume(returning: told) }
  }

  private func leave(_ waiter: Int) {
    waiting.removeValue(forKey: waiter)?.resume(returning: .failure(AWSError(.cancelled)))
  }

  private func isGood(_ credentials: AWSCredentials, at now: Int64) -> Bool {
    credentials.expiration.map { now < $0 } ?? true
  }
}
