import Synchronization

/// Somebody outside the house whom handlers speak to.
public enum Peer: Sendable, Hashable {
  /// The mail server.
  case mail
  /// A delivery company's system.
  case deliveryCompany(DeliveryCompanyID)

  /// The peer as metrics and logs name it.
  public var name: String {
    switch self {
    case .mail: "mail"
    case .deliveryCompany(let id): "company \(id)"
    }
  }

  /// Why a message is put off that waits for the peer.
  public var hangs: String { "\(name) hangs" }

  /// Who speaks to the peer.
  public var handlers: Set<HandlerName> {
    switch self {
    case .mail: [.notifyProducers, .notifyCustomer, .sendSignInLink]
    case .deliveryCompany: [.notifyDeliveryCompany, .sendFeedback]
    }
  }
}

/// Keeps handlers from waiting for peers that hang.
///
/// A peer that let several calls in a row wait in vain is not called for a minute, and then by one call at a time until it
/// answers: so hanging costs one timeout a minute, and not the places of all who would wait for it. What is not called
/// is put off, which is no try. Each peer has only so many calls at once, so that one of many leaves places for the
/// others.
public final class CircuitBreaker: Sendable {
  /// After how many calls in a row that waited in vain a peer is not called for a while.
  public static let limit = 3
  /// For how long.
  public static let pause = Duration.seconds(60)
  /// From what time on a call that failed had waited in vain: a refusal is quicker.
  public static let patience = Duration.seconds(2)
  /// How long a message waits where all calls that a peer may have are under way.
  static let crowdPause = Duration.seconds(1)

  private struct State {
    var inVain = 0
    var openUntil: Timestamp?
    var isTrying = false
    var underWay = 0
  }

  private let states = Mutex<[Peer: State]>([:])
  private let placesOfCompany: Int
  private let onChange: @Sendable (Peer, _ isOpen: Bool) async -> Void

  /// A breaker that thinks well of everybody.
  ///
  /// - Parameters:
  ///   - placesOfCompany: How many calls a delivery company has at once at most.
  ///   - onChange: Told when a peer is no longer called, and when it is again.
  public init(
    placesOfCompany: Int = .max,
    onChange: @escaping @Sendable (Peer, _ isOpen: Bool) async -> Void = { _, _ in }
  ) {
    self.placesOfCompany = placesOfCompany
    self.onChange = onChange
  }

  /// The peers that are not called at the moment, and until when.
  public var open: [Peer: Timestamp] { states.withLock { $0.compactMapValues(\.openUntil) } }

  /// Calls a peer.
  ///
  /// - Parameter prepare: What is done before, once the peer may be called; its time is not the peer's.
  /// - Returns: What the call returned or threw.
  /// - Throws: ``HandlingError/putOff(until:reason:)`` if it is not to be called now; what `prepare` throws.
  func call<Value, Failure: Error>(
    _ peer: Peer, clock: any WallClock, after prepare: () async throws(HandlingError) -> Void = {},
    _ body: () async throws(Failure) -> Value
  ) async throws(HandlingError) -> Result<Value, Failure> {
    try enter(peer, at: clock.now())
    do throws(HandlingError) {
      try await prepare()
    } catch {
      withdraw(peer)
      throw error
    }
    let start = clock.now()
    let result: Result<Value, Failure>
    do throws(Failure) {
      result = .success(try await body())
    } catch {
      result = .failure(error)
    }
    let now = clock.now()
    let isSuccess = if case .success = result { true } else { false }
    await leave(peer, inVain: !isSuccess && now.since(start) >= Self.patience, at: now)
    return result
  }

  private func enter(_ peer: Peer, at now: Timestamp) throws(HandlingError) {
    let refusal = states.withLock { states -> HandlingError? in
      var state = states[peer] ?? State()
      defer { states[peer] = state }
      if let until = state.openUntil {
        guard until <= now, !state.isTrying else {
          return .putOff(until: max(until, now.adding(Self.crowdPause)), reason: peer.hangs)
        }
        state.isTrying = true
      } else if case .deliveryCompany = peer, state.underWay >= placesOfCompany {
        return .putOff(until: now.adding(Self.crowdPause), reason: "\(peer.name) is busy")
      }
      state.underWay += 1
      return nil
    }
    if let refusal { throw refusal }
  }

  /// Gives a place back that no call was made from.
  private func withdraw(_ peer: Peer) {
    states.withLock { states in
      states[peer]?.underWay -= 1
      states[peer]?.isTrying = false
    }
  }

  private func leave(_ peer: Peer, inVain: Bool, at now: Timestamp) async {
    let change = states.withLock { states -> Bool? in
      var state = states[peer] ?? State()
      defer { states[peer] = state }
      let wasOpen = state.openUntil != nil
      state.underWay -= 1
      state.isTrying = false
      state.inVain = inVain ? state.inVain + 1 : 0
      state.openUntil = state.inVain >= Self.limit ? now.adding(Self.pause) : nil
      let isOpen = state.openUntil != nil
      return isOpen == wasOpen ? nil : isOpen
    }
    if let change { await onChange(peer, change) }
  }
}
