public import CakeOrdering

extension DynamoDBBackend: DeadLetters {
  /// Keeps a message that was given up, where the operator finds it. Keeping it twice is keeping it once.
  ///
  /// Of a payload the first 256 KiB are kept.
  public func bury(_ letter: DeadLetter) async throws(StoreError) {
    _ = try await table.apply(letter.update(burial: nextBurial()))
  }

  /// A page of the dead letters, the oldest first.
  func deadLetters(limit: Int, after: String?) async throws(StoreError) -> MessagePage {
    let limit = max(limit, 1)
    let shards = try await concurrently(Shard.all, atMost: Shard.count) { shard throws(StoreError) in
      let places = TableQuery(
        .timeline, TimelineKey.deadLetters(shard), [.partition, .sort, .timelineKey])
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
      messages: try await overviews(page.compactMap(\.key)), count: shards.map(\.1).reduce(0, +),
      next: sorted.count > limit ? page.last?.string(.timelineKey) : nil)
  }

  /// The letters of these keys, as they are; those that were sent again meanwhile are left out.
  private func overviews(_ keys: [TableKey]) async throws(StoreError) -> [MessageOverview] {
    let items = try await table.items(Array(Set(keys)), DeadLetter.attributes)
    let letters = items.compactMap { item in
      readable("a dead letter", item) { item throws(StoreError) in
        (place: item.string(.timelineKey) ?? "", overview: try DeadLetter(item: item).overview)
      }
    }
    return letters.sorted { $0.place < $1.place }.map(\.overview)
  }
}
