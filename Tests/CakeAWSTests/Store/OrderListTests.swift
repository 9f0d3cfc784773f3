import CakeOrdering
import CakeTesting
import Testing

@testable import CakeAWS

extension DynamoDBTests {
  @Suite("Lists")
  struct OrderListTests {
    private let random = SeededRandomSource()
    private let day = LocalDate.on("2026-12-24")

    private func query(_ status: OrderStatus? = nil, limit: Int, days: Int = 0) -> OrderQuery {
      OrderQuery(scope: .all, from: day, to: day.adding(days: days), status: status, limit: limit)
    }

    /// Orders placed in the morning, in the order of lists.
    private func placed(_ count: Int, in backend: DynamoDBBackend) async throws -> [Order] {
      let changes = (0..<count).map { _ in Change.placing(.example(random), random) }
      for change in changes { try await backend.store(change) }
      return changes.map(\.order).sorted { OrderCursor($0) < OrderCursor($1) }
    }

    @Test(
      "What the index has not followed yet is not shown where it does not belong, and the page is filled up")
    func staleIndex() async throws {
      try await TemporaryTable.withBackend { backend, _ in
        let orders = try await placed(6, in: backend)
        for order in orders.prefix(2) {
          try await backend.store(.example(order.next(.fulfill, .fulfilled), random))
          // The index says still what it said before.
          try await backend.tamper(with: .order(order.id)) { $0.set(.timelineKey, TimelineKey.order(order)) }
        }
        let page = try await backend.orders(query(.placed, limit: 3))
        #expect(page.orders == Array(orders[2...4]))
        #expect(page.next == OrderCursor(orders[4]))
        #expect(try await backend.orders(query(.fulfilled, limit: 3)).orders.isEmpty)
        #expect(try await backend.orders(query(limit: 10)).orders.map(\.id) == orders.map(\.id))
      }
    }

    @Test(
      "A day of more orders than are read at once is listed status by status, the same",
      arguments: [4, 50])
    func largeDay(_ limit: Int) async throws {
      try await TemporaryTable.withBackend { backend, _ in
        var orders: [Order] = []
        for index in 0..<24 {
          let order = Order.example(random) { example in
            example.status = OrderStatus.allCases[index % 6]
            (example.slot, example.slotStart) = [(nil, 0), ("morning", 540)][index % 2]
          }
          try await backend.store(.placing(order, random))
          orders.append(order)
        }
        let strands = Shard.all.map { TimelineReader.Strand(date: day, shard: $0) }
        let reader = TimelineReader(table: backend.table, query: query(limit: limit), wholeStrand: 2)
        var found: [OrderCursor] = []
        var after: OrderCursor?
        repeat {
          let slice = try await reader.places(in: strands, after: after, limit: limit)
          #expect(slice.horizon == nil || slice.places.count >= limit)
          let page = slice.places.prefix(limit)
          found += page
          after = page.count < slice.places.count ? page.last : slice.horizon
        } while after != nil
        #expect(found == orders.map { OrderCursor($0) }.sorted())
      }
    }

    @Test("Orders on many days are listed day by day, whatever lies between them")
    func sparse() async throws {
      try await TemporaryTable.withBackend { backend, _ in
        var orders: [Order] = []
        for step in 0..<20 {
          let order = Order.example(random) { $0.dueDate = day.adding(days: step * 17) }
          try await backend.store(.placing(order, random))
          orders.append(order)
        }
        var question = query(limit: 7, days: 365)
        var found: [OrderID] = []
        repeat {
          let page = try await backend.orders(question)
          found += page.orders.map(\.id)
          question.after = page.next
        } while question.after != nil
        #expect(found == orders.map(\.id))
      }
    }

    @Test("What a batch leaves out is asked for again")
    func unprocessed() async throws {
      try await TemporaryTable.with { table in
        let orders = try await placed(7, in: table.backend())
        try await FaultProxy.run { proxy, client in
          proxy.inject(Array(repeating: .halfABatch, count: 6), into: "BatchGetItem")
          let found = try await table.backend(over: client).orders(query(limit: 10)).orders
          #expect(found == orders)
          proxy.inject(Array(repeating: .halfABatch, count: 100), into: "BatchGetItem")
          await #expect(throws: StoreError.self) {
            try await table.backend(over: client).orders(query(limit: 10))
          }
        }
      }
    }

    @Test("A page asks no more than its size, however many orders there are")
    func bounded() async throws {
      try await TemporaryTable.with { table in
        let orders = try await placed(30, in: table.backend())
        try await FaultProxy.run { proxy, client in
          let backend = table.backend(over: client)
          let page = try await backend.orders(query(.placed, limit: 2))
          #expect(page.orders == Array(orders.prefix(2)))
          // The month, at most one question for each shard, and the orders themselves.
          #expect(proxy.bodies("Query").count <= 1 + Shard.count)
          #expect(proxy.bodies("Query").dropFirst().allSatisfy { $0.contains(#""Limit":3"#) })
          #expect(proxy.bodies("BatchGetItem").count == 1)
          #expect(proxy.calls.allSatisfy { $0.operation != "Scan" })
        }
      }
    }
  }
}
