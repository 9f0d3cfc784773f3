import CakeOrdering

extension OrderStoreContract {
  var pageChecks: [ContractCheck] {
    [allQueries, exactPage, movedOrders]
  }

  /// Orders with many ties of day and slot, of all states, producers and companies.
  private static func manyOrders(_ random: SeededRandomSource) -> [Order] {
    (0..<60).map { _ in
      .example(random) { example in
        example.dueDate = LocalDate.on("2026-12-20").adding(days: random.below(5))
        (example.slot, example.slotStart) =
          [(nil, 0), ("morning", 540), ("afternoon", 780)][random.below(3)]
        example.status = OrderStatus.allCases[random.below(6)]
        example.producerID = ["backstube", "ofenliebe"][random.below(2)]
        if random.below(2) == 0 {
          example.deliveryRequest = DeliveryRequest(
            companyID: ["swift-wheels", "radkurier"][random.below(2)], version: 1, at: example.placedAt,
            by: .system)
        }
      }
    }
  }

  private var allQueries: ContractCheck {
    check("Pages of any size hold each order asked for once, by due date, slot and id") { backend in
      let random = SeededRandomSource()
      let orders = Self.manyOrders(random)
      for order in orders { try await backend.commit(.placing(order, random)) }
      let scopes: [OrderQuery.Scope] = [
        .all, .producer("backstube"), .producer("nobody"), .deliveryCompany("swift-wheels"),
        .deliveryCompany("radkurier"),
      ]
      for scope in scopes {
        for status in [nil] + OrderStatus.allCases.map(\.self) as [OrderStatus?] {
          let from = LocalDate.on("2026-12-20").adding(days: random.below(2))
          let query = OrderQuery(
            scope: scope, from: from, to: from.adding(days: 3), status: status, limit: 1 + random.below(9))
          let expected = orders.filter { Self.matches($0, query) }.sorted {
            OrderCursor($0) < OrderCursor($1)
          }
          try expect("\(query)", try await backend.walk(query).map(\.id), is: expected.map(\.id))
        }
      }
    }
  }

  private static func matches(_ order: Order, _ query: OrderQuery) -> Bool {
    let isInScope =
      switch query.scope {
      case .all: true
      case .producer(let id): order.producerID == id
      case .deliveryCompany(let id): order.deliveryCompanyID == id
      }
    return isInScope && query.from <= order.dueDate && order.dueDate <= query.to
      && (query.status == nil || query.status == order.status)
  }

  private var exactPage: ContractCheck {
    check("The last page says so, even if it is full") { backend in
      let random = SeededRandomSource()
      for _ in 0..<6 { try await backend.commit(.placing(Order.example(random), random)) }
      var query = OrderQuery(scope: .all, from: .on("2026-12-24"), to: .on("2026-12-24"), limit: 3)
      let first = try await backend.orders.orders(query)
      try expect("the first page", first.orders.count, is: 3)
      query.after = try require("next page", first.next)
      let second = try await backend.orders.orders(query)
      try expect("the second page", second.orders.count, is: 3)
      try expect("the page after the last", second.next, is: nil)
    }
  }

  private var movedOrders: ContractCheck {
    check("An order is listed where its newest version belongs, and only there") { backend in
      let random = SeededRandomSource()
      let placed = Order.example(random)
      try await backend.commit(.placing(placed, random))
      let asked = placed.next(.requestDelivery, .sentForDelivery) { example in
        example.producerID = "ofenliebe"
        example.deliveryRequest = DeliveryRequest(
          companyID: "swift-wheels", version: 2, at: placed.placedAt, by: .system)
      }
      let askedAnother = asked.next(.requestDelivery, .sentForDelivery) { example in
        example.deliveryRequest?.companyID = "radkurier"
      }
      try await backend.commit(.example(asked, random))
      try await backend.commit(.example(askedAnother, random))
      func list(_ scope: OrderQuery.Scope, _ status: OrderStatus?) async throws -> [Order] {
        try await backend.walk(
          OrderQuery(scope: scope, from: placed.dueDate, to: placed.dueDate, status: status, limit: 10))
      }
      try expect("all", try await list(.all, nil), is: [askedAnother])
      try expect("those placed", try await list(.all, .placed), is: [])
      try expect("the old producer's", try await list(.producer("backstube"), nil), is: [])
      try expect("the producer's", try await list(.producer("ofenliebe"), .sentForDelivery).count, is: 1)
      try expect("the old company's", try await list(.deliveryCompany("swift-wheels"), nil), is: [])
      try expect("the company's", try await list(.deliveryCompany("radkurier"), nil), is: [askedAnother])
    }
  }
}

extension OrderStoreContract.Backend {
  /// All orders of a query, page by page.
  func walk(_ query: OrderQuery) async throws -> [Order] {
    var query = query
    var orders: [Order] = []
    repeat {
      let page = try await self.orders.orders(query)
      try expect(page.orders.count <= query.limit, "a page is longer than its limit")
      try expect(page.next == nil || !page.orders.isEmpty, "a page that is not the last is empty")
      orders += page.orders
      query.after = page.next
    } while query.after != nil
    return orders
  }
}
