/// Keeps which peers hang, where all who speak to them see it.
public protocol PeerStates: Sendable {
  /// The peers that hang, and when each is tried next.
  func hangingPeers() async throws(StoreError) -> [Peer: Timestamp]

  /// A call waited for an answer in vain. After ``CircuitBreaker/limit`` of them within ``CircuitBreaker/window``, none of
  /// which was followed by an answer, the peer hangs.
  ///
  /// - Parameter next: When it is tried next, if it hangs.
  /// - Returns: Whether it hangs now and did not before.
  func waitedInVain(for peer: Peer, at now: Timestamp, nextTry next: Timestamp) async throws(StoreError)
    -> Bool

  /// Takes the one try that a peer that hangs is due for.
  ///
  /// - Parameters:
  ///   - due: When it was due, as ``hangingPeers()`` said.
  ///   - next: When the next is due, if this one is in vain.
  /// - Returns: Whether it is the caller's; otherwise somebody else has it, or the peer answers again.
  func takeTry(of peer: Peer, due: Timestamp, nextTry next: Timestamp) async throws(StoreError) -> Bool

  /// A peer answered.
  ///
  /// - Returns: Whether it hung until now.
  func answered(_ peer: Peer, at now: Timestamp) async throws(StoreError) -> Bool
}
