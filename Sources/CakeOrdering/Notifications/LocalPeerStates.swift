import Synchronization

/// Which peers hang, kept by the one process that speaks to them.
public final class LocalPeerStates: PeerStates {
  private struct State {
    var inVain: [Timestamp] = []
    var nextTry: Timestamp?
  }

  private let states = Mutex<[Peer: State]>([:])

  /// Nobody hangs.
  public init() {}

  /// The peers that hang, and when each is tried next.
  public func hangingPeers() -> [Peer: Timestamp] {
    states.withLock { $0.compactMapValues(\.nextTry) }
  }

  /// A call waited for an answer in vain; see ``PeerStates/waitedInVain(for:at:nextTry:)``.
  public func waitedInVain(for peer: Peer, at now: Timestamp, nextTry next: Timestamp) -> Bool {
    states.withLock { states in
      var state = states[peer] ?? State()
      defer { states[peer] = state }
      state.inVain.removeAll { now.since($0) >= CircuitBreaker.window }
      state.inVain.append(now)
      if state.nextTry != nil {
        state.nextTry = next
        return false
      }
      guard state.inVain.count >= CircuitBreaker.limit else { return false }
      state.nextTry = next
      return true
    }
  }

  /// Takes the one try that a peer is due for.
  public func takeTry(of peer: Peer, due: Timestamp, nextTry next: Timestamp) -> Bool {
    states.withLock { states in
      guard states[peer]?.nextTry == due else { return false }
      states[peer]?.nextTry = next
      return true
    }
  }

  /// A peer answered.
  public func answered(_ peer: Peer, at now: Timestamp) -> Bool {
    states.withLock { $0.removeValue(forKey: peer)?.nextTry != nil }
  }
}
