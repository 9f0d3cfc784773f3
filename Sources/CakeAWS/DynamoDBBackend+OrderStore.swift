public import CakeOrdering
import Logging

extension DynamoDBBackend: OrderStore {
  /// Stores a change as a whole or nothing of it, then publishes its messages as far as that goes at once.
  ///
  /// That publishing fails is no failure of the commit: the messages are stored with the order, and the sweeper
  /// publishes them.
  public func commit(_ change: Change) async throws(StoreError) -> CommitResult {
    let start = ContinuousClock.now
    let outcome = try await Deadline.within(Self.commitTime) { () throws(StoreError) in
      var commit = Commit(change, to: table, random: random, metrics: commitMetrics)
      return try await commit.run()
    }
    switch outcome {
    case .refused(let result):
      commitMetrics.record(result, took: .now - start)
      return result
    case .committed(let waiting):
      commitMetrics.record(.committed, took: .now - start)
      await publish(after: change, waiting)
      return .committed
    }
  }

  private func publish(after change: Change, _ waiting: Commit.Waiting) async {
    let own = OutboxEntry.entries(of: change)
    guard !own.isEmpty else { return }
    let id = change.order.id
    do throws(StoreError) {
      try await Deadline.within(Self.publishTime) { () throws(StoreError) in
        let entries = waiting == .own ? own : try await outbox.entries(of: id) ?? []
        await outbox.publish(entries, of: id, on: .commit, erases: change.erasesNotifications)
      }
    } catch {
      logger.warning(
        "Could not see what waits on an order", metadata: ["order": "\(id)", "reason": "\(error)"])
    }
  }

  /// The order of that id as it was last committed; nil if there is none.
  public func order(_ id: OrderID) async throws(StoreError) -> Order? {
    try Order(item: try await table.find(.order(id), [.document]))
  }

  /// What was kept of an order's placing beside the order; nil if there is no such order. The only read that asks
  /// for the token.
  public func placement(of id: OrderID) async throws(StoreError) -> Placement? {
    guard let item = try await table.find(.order(id), [.trackingToken, .requestDigest, .sender]),
      let text = item.string(.trackingToken)
    else { return nil }
    guard let token = TrackingToken(text) else {
      throw .unreadable(reason: "the tracking token of order \(id) has another form")
    }
    return Placement(
      token: token, requestDigest: item.string(.requestDigest).flatMap(RequestDigest.init(hexadecimal:)),
      sender: item.string(.sender).flatMap(SenderDigest.init(hexadecimal:)))
  }

  /// How much of each producer's day is taken, for the days from one to another.
  public func reservedCapacity(from: LocalDate, to: LocalDate) async throws(StoreError) -> [CapacityKey: Int]
  {
    let days = try await producerDays(from: from, to: to)
    let taken = days.filter { $0.reserved > 0 }.map { ($0.key, $0.reserved) }
    return Dictionary(taken) { first, _ in first }
  }

  /// Some orders due before a day whose personal data is still there, the earliest first.
  public func unerasedOrders(dueBefore date: LocalDate, limit: Int) async throws(StoreError) -> [OrderID] {
    try await retained(limit: limit) { shard in
      var query = TableQuery(.retention, RetentionKey.shard(shard), [.partition, .sort, .retentionKey])
      query.before(date.description)
      return query
    }
  }

  /// Some orders that are erased but for what a newer version added, the earliest first.
  public func incompletelyErasedOrders(limit: Int) async throws(StoreError) -> [OrderID] {
    try await retained(limit: limit) { shard in
      TableQuery(.retention, RetentionKey.incompleteShard(shard), [.partition, .sort, .retentionKey])
    }
  }

  private func retained(limit: Int, _ query: @escaping @Sendable (Shard) -> TableQuery)
    async throws(StoreError) -> [OrderID]
  {
    guard limit > 0 else { return [] }
    let found = try await concurrently(Shard.all, atMost: Shard.count) { shard throws(StoreError) in
      var query = query(shard)
      query.limit = limit
      return try await self.table.all(query, limit: limit)
    }
    let sorted = found.flatMap(\.self).sorted {
      $0.string(.retentionKey) ?? "" < $1.string(.retentionKey) ?? ""
    }
    return sorted.compactMap { $0.key?.orderID }.prefix(limit).map(\.self)
  }
}
