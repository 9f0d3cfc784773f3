import Synchronization

/// Keeps handlers from waiting for peers that hang.
///
/// A peer that let several calls wait in vain is not called for a minute, and then by one call at a time until it answers: so
/// hanging costs one timeout a minute, and not the places of all who would wait for it. What is not called is put off, which
/// is no try. Each company has only so many calls at once, so that one of many leaves places for the others.
///
/// Who hangs is kept by ``PeerStates``: in the process where one process speaks to all, in the store where many do. Where it
/// cannot be read or kept, everybody is called as ever.
public final class CircuitBreaker: Sendable {
  /// After how many calls that waited in vain a peer is not called for a while.
  public static let limit = 3
  /// Within what time they count together.
  public static let window = Duration.seconds(300)
  /// For how long a peer that hangs is not called.
  public static let pause = Duration.seconds(60)
  /// From what time on a call that failed had waited in vain: a refusal is quicker.
  public static let patience = Duration.seconds(2)
  /// How long a message waits where somebody else has the try, or all calls that a company may have are under way.
  static let crowdPause = Duration.seconds(1)

  private struct State {
    /// What was read last of who hangs, and when.
    var hanging: [Peer: Timestamp] = [:]
    var readAt: Timestamp?
    /// Peers that let calls of this process wait since they last answered one.
    var isSuspect: Set<Peer> = []
    var underWay: [Peer: Int] = [:]
  }

  private let states: any PeerStates
  private let freshness: Duration
  private let placesOfCompany: Int
  private let onChange: @Sendable (Peer, _ hangs: Bool) async -> Void
  private let state = Mutex(State())

  /// A breaker.
  ///
  /// - Parameters:
  ///   - states: Keeps who hangs.
  ///   - freshness: For how long what was read of that is relied upon.
  ///   - placesOfCompany: How many calls a delivery company has at once at most.
  ///   - onChange: Told when a peer hangs, and when it answers again.
  public init(
    states: any PeerStates = LocalPeerStates(), freshness: Duration = .zero, placesOfCompany: Int = .max,
    onChange: @escaping @Sendable (Peer, _ hangs: Bool) async -> Void = { _, _ in }
  ) {
    self.states = states
    self.freshness = freshness
    self.placesOfCompany = placesOfCompany
    self.onChange = onChange
  }

  /// Calls a peer.
  ///
  /// - Parameter prepare: What is done before, once the peer may be called; its time is not the peer's.
  /// - Returns: What the call returned or threw.
  /// - Throws: ``HandlingError/putOff(until:reason:)`` if it is not to be called now; what `prepare` throws.
  func call<Value, Failure: Error>(
    _ peer: Peer, clock: any WallClock, after prepare: () async throws(HandlingError) -> Void = {},
    _ body: () async throws(Failure) -> Value
  ) async throws(HandlingError) -> Result<Value, Failure> {
    try takePlace(of: peer, at: clock.now())
    defer { givePlaceBack(of: peer) }
    try await askLeave(to: peer, at: clock.now())
    try await prepare()
    let start = clock.now()
    let result: Result<Value, Failure>
    do throws(Failure) {
      result = .success(try await body())
    } catch {
      result = .failure(error)
    }
    let now = clock.now()
    if case .failure = result, now.since(start) >= Self.patience {
      await noteWaiting(for: peer, at: now)
    } else {
      await noteAnswer(of: peer, at: now)
    }
    return result
  }

  // MARK: Places

  private func takePlace(of peer: Peer, at now: Timestamp) throws(HandlingError) {
    guard case .deliveryCompany = peer else { return }
    let isTaken = state.withLock { state in
      guard state.underWay[peer, default: 0] < placesOfCompany else { return false }
      state.underWay[peer, default: 0] += 1
      return true
    }
    if !isTaken { throw .putOff(until: now.adding(Self.crowdPause), reason: "\(peer.name) is busy") }
  }

  private func givePlaceBack(of peer: Peer) {
    guard case .deliveryCompany = peer else { return }
    state.withLock { state in
      let left = state.underWay[peer, default: 1] - 1
      state.underWay[peer] = left > 0 ? left : nil
    }
  }

  // MARK: Who hangs

  private func askLeave(to peer: Peer, at now: Timestamp) async throws(HandlingError) {
    guard let due = await hanging(at: now)[peer] else { return }
    if due <= now {
      forgetWhatWasRead()
      // Where it cannot be kept who has the try, everybody has it.
      if (try? await states.takeTry(of: peer, due: due, nextTry: now.adding(Self.pause))) ?? true { return }
    }
    throw .putOff(until: max(due, now.adding(Self.crowdPause)), reason: peer.hangs)
  }

  private func hanging(at now: Timestamp) async -> [Peer: Timestamp] {
    let known = state.withLock { state in
      state.readAt.flatMap { (.zero..<freshness).contains(now.since($0)) ? state.hanging : nil }
    }
    if let known { return known }
    let hanging = (try? await states.hangingPeers()) ?? [:]
    state.withLock { state in
      state.hanging = hanging
      state.readAt = now
    }
    return hanging
  }

  private func noteWaiting(for peer: Peer, at now: Timestamp) async {
    state.withLock { _ = $0.isSuspect.insert(peer) }
    let isChange = try? await states.waitedInVain(for: peer, at: now, nextTry: now.adding(Self.pause))
    forgetWhatWasRead()
    if isChange == true { await onChange(peer, true) }
  }

  private func noteAnswer(of peer: Peer, at now: Timestamp) async {
    // An answer of one that nobody waited for is nothing to keep.
    let isNews = state.withLock { $0.isSuspect.contains(peer) || $0.hanging[peer] != nil }
    guard isNews, let hung = try? await states.answered(peer, at: now) else { return }
    state.withLock { _ = $0.isSuspect.remove(peer) }
    forgetWhatWasRead()
    if hung { await onChange(peer, false) }
  }

  private func forgetWhatWasRead() {
    state.withLock { $0.readAt = nil }
  }
}
