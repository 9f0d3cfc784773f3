public import CakeOrdering

/// What whoever keeps which peers hang must do: count, let one try at a time, and forget with the first answer.
public struct PeerStatesContract: Sendable {
  /// Makes a keeper that knows nothing yet, lets a check use it, and tidies up.
  public typealias Provider =
    @Sendable (_ use: @Sendable (any PeerStates) async throws -> Void) async throws -> Void

  private let withStates: Provider

  /// The contract for the keepers of a provider.
  public init(_ withStates: @escaping Provider) {
    self.withStates = withStates
  }

  private static let peer = Peer.deliveryCompany("vans")
  private static let now = ManualClock.start
  private static let next = now.adding(.seconds(60))

  /// Everything that is checked, each with a keeper of its own.
  public var checks: [ContractCheck] {
    [
      check("A peer hangs after three calls in vain, and no other with it") { states in
        for call in 1...4 {
          let isChange = try await states.waitedInVain(for: Self.peer, at: Self.now, nextTry: Self.next)
          try expect("the change at call \(call)", isChange, is: call == CircuitBreaker.limit)
        }
        _ = try await states.waitedInVain(for: .mail, at: Self.now, nextTry: Self.next)
        try expect("who hangs", Set(try await states.hangingPeers().keys), is: [Self.peer])
      },
      check("An answer in between begins anew, and so does a long time") { states in
        for _ in 1..<CircuitBreaker.limit { try await Self.waitInVain(states, at: Self.now) }
        try expect("whether it hung", try await states.answered(Self.peer, at: Self.now), is: false)
        for _ in 1..<CircuitBreaker.limit { try await Self.waitInVain(states, at: Self.now) }
        try await Self.waitInVain(states, at: Self.now.adding(CircuitBreaker.window))
        try expect("who hangs", try await states.hangingPeers().isEmpty, is: true)
      },
      check("Of many who want the one try, one gets it, and the next is due later") { states in
        for peer in [Self.peer, .mail] {
          for _ in 0..<CircuitBreaker.limit {
            _ = try await states.waitedInVain(for: peer, at: Self.now, nextTry: Self.next)
          }
        }
        try expect(
          "when it is due", try await states.hangingPeers(), is: [Self.peer: Self.next, .mail: Self.next])
        let later = Self.next.adding(.seconds(60))
        let winners = try await withThrowingTaskGroup(of: Bool.self) { tasks in
          for _ in 0..<8 {
            tasks.addTask { try await states.takeTry(of: Self.peer, due: Self.next, nextTry: later) }
          }
          return try await tasks.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        try expect("those who have it", winners, is: 1)
        try expect("when it is due", try await states.hangingPeers()[Self.peer], is: later)
      },
      check("A peer that answers hangs no longer, which one of many is told") { states in
        for _ in 0..<CircuitBreaker.limit { try await Self.waitInVain(states, at: Self.now) }
        let told = try await withThrowingTaskGroup(of: Bool.self) { tasks in
          for _ in 0..<8 { tasks.addTask { try await states.answered(Self.peer, at: Self.now) } }
          return try await tasks.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        try expect("those who are told", told, is: 1)
        try expect("who hangs", try await states.hangingPeers().isEmpty, is: true)
        try await Self.waitInVain(states, at: Self.now)
        try expect("who hangs", try await states.hangingPeers().isEmpty, is: true)
      },
    ]
  }

  private static func waitInVain(_ states: any PeerStates, at now: Timestamp) async throws {
    _ = try await states.waitedInVain(for: peer, at: now, nextTry: now.adding(.seconds(60)))
  }

  private func check(_ name: String, _ body: @escaping @Sendable (any PeerStates) async throws -> Void)
    -> ContractCheck
  {
    ContractCheck(name) { [withStates] in try await withStates(body) }
  }
}
