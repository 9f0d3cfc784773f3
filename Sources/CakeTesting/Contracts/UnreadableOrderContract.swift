public import CakeOrdering

/// What every order store must do about an order whose stored form it cannot read: one that a newer version wrote,
/// or that came to harm.
public struct UnreadableOrderContract: Sendable {
  /// The store under test, with a way to harm what it keeps.
  public struct Backend: Sendable {
    /// The store.
    public let orders: any OrderStore
    /// Makes the stored form of an order unreadable, and leaves by what it is found.
    public let spoil: @Sendable (OrderID) async throws -> Void

    /// A store under test.
    public init(orders: any OrderStore, spoil: @escaping @Sendable (OrderID) async throws -> Void) {
      self.orders = orders
      self.spoil = spoil
    }
  }

  /// Makes a backend that keeps nothing yet, lets a check use it, and tidies up.
  public typealias Provider = @Sendable (_ use: @Sendable (Backend) async throws -> Void) async throws -> Void

  private let withBackend: Provider

  /// The contract for the backends of a provider.
  public init(_ withBackend: @escaping Provider) {
    self.withBackend = withBackend
  }

  /// Everything that is checked, each with a backend of its own.
  public var checks: [ContractCheck] {
    [
      check("An order that cannot be read is left out of lists, whose pages go on behind it") { backend in
        let random = SeededRandomSource()
        let orders = (0..<7).map { _ in Order.example(random) }.sorted { OrderCursor($0) < OrderCursor($1) }
        for order in orders { try await backend.commit(order, random) }
        // A whole page of them, the end of one, and the last of all.
        let spoiled = [1, 2, 3, 6]
        for index in spoiled { try await backend.spoil(orders[index].id) }
        let readable = orders.indices.filter { !spoiled.contains($0) }.map { orders[$0].id }
        for limit in 1...8 {
          try expect("pages of \(limit)", try await backend.walk(limit: limit).map(\.id), is: readable)
        }
      },
      check("An order that cannot be read is left out of searches") { backend in
        let random = SeededRandomSource()
        let orders = (0..<3).map { _ in Order.example(random) }
        for order in orders { try await backend.commit(order, random) }
        try await backend.spoil(orders[1].id)
        let byNumber = try await backend.orders.orders(number: orders[1].number)
        try expect("by its number", byNumber.map(\.id), is: [])
        let email = try require("the customer", orders[0].customer).email
        let byEmail = try await backend.orders.orders(email: email, limit: 10)
        try expect("by email", Set(byEmail.map(\.id)), is: [orders[0].id, orders[2].id])
      },
      check("An order that cannot be read is there all the same") { backend in
        let random = SeededRandomSource()
        let order = Order.example(random)
        try await backend.commit(order, random)
        try await backend.spoil(order.id)
        do {
          let found = try await backend.orders.order(order.id)
          try expect(false, "it was found as \(found == nil ? "missing" : "readable")")
        } catch StoreError.unreadable {}
        // Its place is taken, and its personal data is still to be erased.
        let again = try await backend.orders.commit(.placing(order, random))
        try expect("placing it anew", again, is: .versionConflict)
        let unerased = try await backend.orders.unerasedOrders(
          dueBefore: order.dueDate.adding(days: 1), limit: 10)
        try expect("those to erase", unerased, is: [order.id])
      },
    ]
  }

  private func check(_ name: String, _ body: @escaping @Sendable (Backend) async throws -> Void)
    -> ContractCheck
  {
    ContractCheck(name) { [withBackend] in try await withBackend(body) }
  }
}

extension UnreadableOrderContract.Backend {
  fileprivate func commit(_ order: Order, _ random: SeededRandomSource) async throws {
    try expect("the result", try await orders.commit(.placing(order, random)), is: .committed)
  }

  /// All orders there are, page by page; a page may be shorter than its limit, and even empty.
  fileprivate func walk(limit: Int) async throws -> [Order] {
    var query = OrderQuery(scope: .all, from: .on("2026-12-01"), to: .on("2026-12-31"), limit: limit)
    var found: [Order] = []
    repeat {
      let page = try await orders.orders(query)
      try expect(page.orders.count <= query.limit, "a page is longer than its limit")
      found += page.orders
      query.after = page.next
    } while query.after != nil
    return found
  }
}
