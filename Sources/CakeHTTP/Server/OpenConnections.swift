import NIOCore
import NetworkAddress
import Synchronization

/// A server's connections all together, seen from whatever event loop: how many there are, whose, and which of them
/// gives way when there are too many.
final class OpenConnections: Sendable {
  /// What a connection is told that is to give way, unless a request has come meanwhile.
  struct GiveWay: Sendable {}

  /// A connection's place among all.
  final class Place: Sendable {
    fileprivate let channel: any Channel
    /// Whom it is counted for; nil for whoever is not counted.
    fileprivate let client: IPAddress?
    /// Since when there is no request, in nanoseconds of the event loops' clock; zero while there is one, and once it
    /// was told to give way. Every request sets it twice, so it takes no lock.
    fileprivate let idleSince: Atomic<UInt64>

    fileprivate init(_ channel: any Channel, _ client: IPAddress?) {
      self.channel = channel
      self.client = client
      idleSince = Atomic(NIODeadline.now().uptimeNanoseconds)
    }

    func isBusy() {
      idleSince.store(0, ordering: .relaxed)
    }

    func isIdle(since now: NIODeadline) {
      idleSince.store(now.uptimeNanoseconds, ordering: .relaxed)
    }
  }

  private struct State {
    var places: [ObjectIdentifier: Place] = [:]
    var byClient: [IPAddress: Int] = [:]
    /// Whether it is looked again soon for somebody who gives way.
    var looksAgain = false
  }

  /// How long a connection must be idle before it gives way: the request of one that was just opened may be under way.
  private static let shortestIdling = TimeAmount.seconds(1)

  private let limit: Int
  private let perAddress: Int
  private let uncounted: [NetworkRange]
  private let state = Mutex(State())
  private let stopping = Atomic(false)
  private let onTheirWay = Atomic(0)

  init(_ limits: ServerLimits) {
    limit = limits.connections
    perAddress = limits.connectionsPerAddress
    uncounted = limits.uncountedClients
  }

  // MARK: Places

  /// Takes a place for a connection until it is closed; the oldest idle ones give way where places get scarce.
  ///
  /// - Returns: Whether there is one: none for a client that has as many as one may have, all of them busy.
  func admit(_ channel: any Channel) -> Bool {
    let address = channel.remoteAddress?.ipAddress.flatMap { IPAddress(client: $0) }
    let client = address.flatMap { isCounted($0) ? $0.household : nil }
    let place = Place(channel, client)
    let isAdmitted = state.withLock { state in
      if let client {
        let own = state.byClient[client, default: 0]
        guard own < perAddress || giveWay(&state, of: client) else { return false }
        state.byClient[client] = own + 1
      }
      state.places[ObjectIdentifier(channel)] = place
      return true
    }
    guard isAdmitted else { return false }
    channel.closeFuture.whenComplete { [self] _ in free(place) }
    makeRoom(channel.eventLoop)
    return true
  }

  /// The place that a connection has; nil for one that was not admitted here.
  func place(of channel: any Channel) -> Place? {
    state.withLock { $0.places[ObjectIdentifier(channel)] }
  }

  /// How many connections there are.
  var count: Int { state.withLock { $0.places.count } }

  private func isCounted(_ address: IPAddress) -> Bool {
    perAddress > 0 && !uncounted.contains { $0.contains(address) }
  }

  private func free(_ place: Place) {
    state.withLock { state in
      state.places[ObjectIdentifier(place.channel)] = nil
      guard let client = place.client else { return }
      let left = state.byClient[client, default: 1] - 1
      state.byClient[client] = left > 0 ? left : nil
    }
  }

  /// Has the oldest idle connection give way if all places are taken; looks again for as long as there is none.
  private func makeRoom(_ eventLoop: any EventLoop) {
    let mustLookAgain = state.withLock { state in
      guard state.places.count >= limit, !state.looksAgain, !giveWay(&state, of: nil) else { return false }
      state.looksAgain = true
      return true
    }
    guard mustLookAgain else { return }
    eventLoop.scheduleTask(in: Self.shortestIdling) { [self] in
      state.withLock { $0.looksAgain = false }
      makeRoom(eventLoop)
    }
  }

  /// Tells the oldest idle connection to give way, of one client or of all.
  ///
  /// - Returns: Whether there is one.
  private func giveWay(_ state: inout State, of client: IPAddress?) -> Bool {
    let latest = NIODeadline.now().uptimeNanoseconds &- UInt64(Self.shortestIdling.nanoseconds)
    var oldest: (place: Place, since: UInt64)?
    for place in state.places.values where client == nil || place.client == client {
      let since = place.idleSince.load(ordering: .relaxed)
      if since > 0, since <= latest, since < oldest?.since ?? .max { oldest = (place, since) }
    }
    guard let place = oldest?.place else { return false }
    place.isBusy()
    let channel = place.channel
    channel.eventLoop.execute { channel.pipeline.fireUserInboundEventTriggered(GiveWay()) }
    return true
  }

  // MARK: The end

  /// Whether the server was told to stop: a connection that is accepted after that hears of it here.
  var isStopping: Bool { stopping.load(ordering: .acquiring) }

  func stop() {
    stopping.store(true, ordering: .releasing)
  }

  /// Whether connections are set up that the server has not taken over yet.
  var isHandingOver: Bool { onTheirWay.load(ordering: .acquiring) > 0 }

  func beganHandover() {
    onTheirWay.wrappingAdd(1, ordering: .acquiringAndReleasing)
  }

  func endedHandover() {
    onTheirWay.wrappingSubtract(1, ordering: .acquiringAndReleasing)
  }
}
