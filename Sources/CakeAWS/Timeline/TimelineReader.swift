import CakeOrdering

/// Reads the list of orders from the timeline index, day by day, several days and shards together.
struct TimelineReader: Sendable {
  /// A shard of a day in which there are orders.
  struct Strand: Sendable {
    let date: LocalDate
    let shard: Shard
  }

  /// How many questions are asked together.
  private static let width = 16

  private let table: OrdersTable
  private let query: OrderQuery
  private let wholeStrand: Int

  /// A reader for a list.
  ///
  /// - Parameter wholeStrand: How many places of a shard are read whatever their status, before each status is asked
  ///   for by itself.
  init(table: OrdersTable, query: OrderQuery, wholeStrand: Int = 500) {
    self.table = table
    self.query = query
    self.wholeStrand = wholeStrand
  }

  /// The first places of some strands after a place, at least so many of each unless it has fewer.
  func places(in strands: [Strand], after: OrderCursor?, limit: Int) async throws(StoreError) -> TimelineSlice
  {
    let slices = try await concurrently(strands, atMost: Self.width) { strand throws(StoreError) in
      try await self.places(in: strand, after: after, limit: limit)
    }
    return TimelineSlice(merging: slices)
  }

  private func places(in strand: Strand, after: OrderCursor?, limit: Int) async throws(StoreError)
    -> TimelineSlice
  {
    if let status = query.status {
      return try await places(in: strand, status, after: after, limit: limit)
    }
    if let whole = try await whole(strand, after: after) { return whole }
    let slices = try await concurrently(OrderStatus.allCases, atMost: OrderStatus.allCases.count) {
      status throws(StoreError) in
      try await self.places(in: strand, status, after: after, limit: limit)
    }
    return TimelineSlice(merging: slices)
  }

  /// All places of a strand at once, since most shops have a few orders a day; nil if there are too many.
  private func whole(_ strand: Strand, after: OrderCursor?) async throws(StoreError) -> TimelineSlice? {
    var question = question(strand)
    question.limit = wholeStrand
    let page = try await table.page(question)
    guard page.next == nil else { return nil }
    let places = page.items.compactMap { cursor($0, strand) }.filter { place in
      after.map { place > $0 } ?? true
    }
    return TimelineSlice(sorted: places.sorted(), isComplete: true)
  }

  /// The places of one status, which the index has in order.
  private func places(in strand: Strand, _ status: OrderStatus, after: OrderCursor?, limit: Int)
    async throws(StoreError) -> TimelineSlice
  {
    var question = question(strand)
    let (first, last) = TimelineKey.range(status)
    // What comes right after a key is the key with anything behind it.
    let start = after.flatMap { $0.dueDate == strand.date ? TimelineKey.place(status, $0) + "!" : nil }
    question.between(start ?? first, last)
    // Of whose orders it is asked is only seen once they are read: few may be left of many.
    question.limit = query.scope == .all ? limit : max(limit, wholeStrand)
    var places: [OrderCursor] = []
    repeat {
      let page = try await table.page(question)
      places += page.items.compactMap { cursor($0, strand) }
      question.start = page.next
    } while question.start != nil && places.count < limit
    return TimelineSlice(sorted: places, isComplete: question.start == nil)
  }

  /// The question for a strand; of whose orders it is asked, the index itself knows.
  private func question(_ strand: Strand) -> TableQuery {
    var question = TableQuery(.timeline, TimelineKey.day(strand.date, strand.shard), [.timelineKey])
    switch query.scope {
    case .all: break
    case .producer(let id): question.require { "\($0.name(.producerID)) = \($0.value(id))" }
    case .deliveryCompany(let id): question.require { "\($0.name(.deliveryCompanyID)) = \($0.value(id))" }
    }
    return question
  }

  private func cursor(_ item: TableItem, _ strand: Strand) -> OrderCursor? {
    item.string(.timelineKey).flatMap { TimelineKey.cursor($0, on: strand.date) }
  }
}
