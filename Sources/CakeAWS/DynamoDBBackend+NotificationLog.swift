public import CakeOrdering

extension DynamoDBBackend: NotificationLog {
  /// The notification of that id; nil if none was recorded.
  public func notification(_ id: String) async throws(StoreError) -> Notification? {
    // Ids begin with their order's, beside which notifications stand.
    guard let order = OrderID(id.prefix(36)) else { return nil }
    let item = try await table.find(.notification(id, of: order), Notification.attributes)
    return try item.map { item throws(StoreError) in try Notification(item: item) }
  }

  /// Keeps a notification; one of the same id is replaced, unless that one says more. An email
  /// about an order that was erased meanwhile is not kept.
  public func record(_ notification: Notification) async throws(StoreError) {
    guard notification.medium == .email else {
      _ = try await table.apply(notification.update)
      return
    }
    let isNotErased = TableCheck(.erasure(of: notification.orderID)) {
      "attribute_not_exists(\($0.name(.partition)))"
    }
    try await Deadline.within(Self.commitTime) { () throws(StoreError) in
      try await keep([.check(isNotErased), .update(notification.update)])
    }
  }

  /// Does it as a whole, or nothing where a condition fails. Two emails about an order may meet, and try again then.
  private func keep(_ parts: [TransactionPart]) async throws(StoreError) {
    let table = table.withoutRetries
    var pauses = Pauses(random: random)
    while true {
      let failure: TableError
      do {
        try await table.transact(parts)
        return
      } catch {
        failure = error
      }
      switch failure {
      case .cancelled(let reasons) where reasons.contains(.conditionFailed): return
      case .cancelled(let reasons) where reasons.contains(where: { $0.refusedCode != nil }):
        throw failure.storeError
      case .cancelled, .passing: break
      case .conditionFailed, .refused: throw failure.storeError
      }
      guard await pauses.next() else { throw failure.storeError }
    }
  }

  /// The notifications about an order, the oldest first; about all orders the latest, the newest first.
  public func notifications(order: OrderID?, limit: Int) async throws(StoreError) -> [Notification] {
    guard limit > 0 else { return [] }
    guard let order else { return try await latestNotifications(limit) }
    var query = TableQuery(partition: TableKey.order(order).partition, Notification.attributes)
    query.begins(with: TableKey.notificationPrefix)
    let found = notifications(try await table.all(query))
    return Array(found.sorted { ($0.at, $0.id) < ($1.at, $1.id) }.prefix(limit))
  }

  private func latestNotifications(_ limit: Int) async throws(StoreError) -> [Notification] {
    let found = try await concurrently(Shard.all, atMost: Shard.count) { shard throws(StoreError) in
      var query = TableQuery(.timeline, TimelineKey.notifications(shard), [.partition, .sort, .timelineKey])
      query.descending = true
      query.limit = limit
      return try await self.table.all(query, limit: limit)
    }
    let latest = found.flatMap(\.self).sorted {
      $0.string(.timelineKey) ?? "" > $1.string(.timelineKey) ?? ""
    }.prefix(limit)
    // The index may name one twice while it is replaced, and one that was erased.
    let keys = Array(Set(latest.compactMap(\.key)))
    let items = try await table.items(keys, Notification.attributes)
    return notifications(items).sorted { ($0.at, $0.id) > ($1.at, $1.id) }
  }

  private func notifications(_ items: [TableItem]) -> [Notification] {
    items.compactMap { item in
      readable("a notification", item) { item throws(StoreError) in try Notification(item: item) }
    }
  }
}
