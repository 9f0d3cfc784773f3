public import CakeOrdering

extension DynamoDBBackend: DeadLetters {
  /// Keeps a message that was given up, where the operator finds it. Keeping it twice is keeping it once.
  ///
  /// Of a payload the first 256 KiB are kept.
  public func keep(_ letter: DeadLetter) async throws(StoreError) {
    _ = try await table.apply(letter.update(burial: nextBurial()))
  }

  /// A page of the dead letters, the oldest first.
  func deadLetters(limit: Int, after: String?) async throws(StoreError) -> MessagePage {
    try await timeline(limit: limit, after: after, TimelineKey.deadLetters, DeadLetter.attributes) {
      item throws(StoreError) in try DeadLetter(item: item).overview
    }
  }

  /// A page of messages that stand in the timeline, the oldest first.
  func timeline(
    limit: Int, after: String?, _ partition: @escaping @Sendable (Shard) -> String,
    _ attributes: [TableAttribute],
    _ overview: (TableItem) throws(StoreError) -> MessageOverview
  ) async throws(StoreError) -> MessagePage {
    let limit = max(limit, 1)
    let shards = try await concurrently(Shard.all, atMost: Shard.count) { shard throws(StoreError) in
      let places = TableQuery(
        .timeline, partition(shard), [.partition, .sort, .timelineKey])
      var next = places
      if let after { next.after(after) }
      next.limit = limit + 1
      return (
        try await self.table.all(next, limit: limit + 1), try await self.table.count(places)
      )
    }
    let sorted = shards.flatMap(\.0).sorted {
      $0.string(.timelineKey) ?? "" < $1.string(.timelineKey) ?? ""
    }
    let page = sorted.prefix(limit)
    return MessagePage(
      messages: try await overviews(page.compactMap(\.key), attributes, overview),
      count: shards.map(\.1).reduce(0, +),
      next: sorted.count > limit ? page.last?.string(.timelineKey) : nil)
  }

  /// The messages of these keys, as they are; those that were sent again meanwhile are left out.
  private func overviews(
    _ keys: [TableKey], _ attributes: [TableAttribute],
    _ overview: (TableItem) throws(StoreError) -> MessageOverview
  ) async throws(StoreError) -> [MessageOverview] {
    let items = try await table.items(Array(Set(keys)), attributes)
    let letters = items.filter { $0.string(.timelineKey) != nil }.compactMap { item in
      readable("a message", item) { item throws(StoreError) in
        (place: item.string(.timelineKey) ?? "", overview: try overview(item))
      }
    }
    return letters.sorted { $0.place < $1.place }.map(\.overview)
  }
}
