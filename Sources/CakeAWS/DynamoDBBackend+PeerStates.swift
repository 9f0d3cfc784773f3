public import CakeOrdering

/// Which peers hang: on each company's item, and on one of the mail server's, so that all functions see it.
extension DynamoDBBackend: PeerStates {
  /// The peers that hang, and when each is tried next.
  public func hangingPeers() async throws(StoreError) -> [Peer: Timestamp] {
    try await peers(with: .nextTryAt)
  }

  /// A call waited for an answer in vain; see ``PeerStates/waitedInVain(for:at:nextTry:)``.
  public func waitedInVain(for peer: Peer, at now: Timestamp, nextTry next: Timestamp)
    async throws(StoreError) -> Bool
  {
    guard try await countWaiting(for: peer, at: now) >= CircuitBreaker.limit else { return false }
    var update = TableUpdate(.peer(peer))
    update.set(.nextTryAt, next.description)
    update.remove(.answeredAt)
    update.require { "attribute_not_exists(\($0.name(.nextTryAt)))" }
    return try await table.apply(update)
  }

  /// Counts a call that waited in vain; those of long ago count no longer.
  private func countWaiting(for peer: Peer, at now: Timestamp) async throws(StoreError) -> Int {
    let earliest = now.adding(.zero - CircuitBreaker.window).description
    var another = TableUpdate(.peer(peer))
    another.add(1, to: .inVain)
    another.set(.inVainAt, now.description)
    another.require { "\($0.name(.inVainAt)) > \($0.value(earliest))" }
    do {
      return try await table.update(another, returnsUpdated: true)?.number(.inVain) ?? 1
    } catch {
      guard case .conditionFailed = error else { throw error.storeError }
    }
    var first = TableUpdate(.peer(peer))
    first.set(.inVain, .number(1))
    first.set(.inVainAt, now.description)
    _ = try await table.apply(first)
    return 1
  }

  /// Takes the one try that a peer is due for.
  public func takeTry(of peer: Peer, due: Timestamp, nextTry next: Timestamp) async throws(StoreError) -> Bool
  {
    var update = TableUpdate(.peer(peer))
    update.set(.nextTryAt, next.description)
    update.require { "\($0.name(.nextTryAt)) = \($0.value(due.description))" }
    return try await table.apply(update)
  }

  /// A peer answered. What waits for it is woken by the sweeper.
  public func answered(_ peer: Peer, at now: Timestamp) async throws(StoreError) -> Bool {
    var update = TableUpdate(.peer(peer))
    update.set(.answeredAt, now.description)
    for attribute in [TableAttribute.inVain, .inVainAt, .nextTryAt] { update.remove(attribute) }
    update.require { "attribute_exists(\($0.name(.nextTryAt)))" }
    if try await table.apply(update) { return true }
    var quiet = TableUpdate(.peer(peer))
    quiet.remove(.inVain)
    quiet.remove(.inVainAt)
    quiet.require {
      "attribute_exists(\($0.name(.inVainAt))) AND attribute_not_exists(\($0.name(.nextTryAt)))"
    }
    _ = try await table.apply(quiet)
    return false
  }

  /// Wakes what waits for peers that answer again.
  ///
  /// - Returns: How many messages that were.
  public func wakeWhatWaitedForPeers() async throws(StoreError) -> Int {
    var count = 0
    for (peer, answeredAt) in try await peers(with: .answeredAt) {
      count += try await wake(waitingFor: peer)
      var update = TableUpdate(.peer(peer))
      update.remove(.answeredAt)
      update.require { "\($0.name(.answeredAt)) = \($0.value(answeredAt.description))" }
      _ = try await table.apply(update)
    }
    return count
  }

  private func peers(with time: TableAttribute) async throws(StoreError) -> [Peer: Timestamp] {
    let items = try await table.all(TableQuery(partition: TableKey.companyPartition, [.sort, time]))
    let found = items.compactMap { item -> (Peer, Timestamp)? in
      guard let sort = item.string(.sort), let time = item.time(time) else { return nil }
      return (sort == TableKey.mailSort ? .mail : .deliveryCompany(sort), time)
    }
    return Dictionary(found) { first, _ in first }
  }
}
