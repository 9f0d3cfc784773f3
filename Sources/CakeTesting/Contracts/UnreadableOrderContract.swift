public import CakeOrdering

/// What every order store must do about an order whose stored form it cannot read: one that a newer version wrote,
/// or that came to harm.
public struct UnreadableOrderContract: Sendable {
  /// The store under test, with a way to harm what it keeps.
  public struct Backend: Sendable {
    /// The store.
    public let orders: any OrderStore
    /// Makes the stored form of an order unreadable, and leaves by what it is found.
    public let spoil: @Sendable (OrderID, Harm) async throws -> Void

    /// A store under test.
    public init(orders: any OrderStore, spoil: @escaping @Sendable (OrderID, Harm) async throws -> Void) {
      self.orders = orders
      self.spoil = spoil
    }
  }

  /// Why a stored form cannot be read.
  public enum Harm: Sendable, CaseIterable {
    /// It came to harm.
    case damaged
    /// A newer version wrote it, which raised the number of the schema.
    case newerSchema
    /// A newer version wrote it, which knows this status.
    case unknownStatus
    /// A newer version wrote it, which knows this action.
    case unknownAction

    /// What the store is to say.
    public var reason: UnreadableOrder.Reason { self == .damaged ? .damaged : .newerVersion }

    /// The document of an order that was just placed, so that it cannot be read.
    public func spoiled(_ document: String) -> String {
      switch self {
      case .damaged: "{"
      case .newerSchema: document.replacing("\"schema\":1", with: "\"schema\":2")
      case .unknownStatus:
        document.replacing("\"status\":\"placed\",\"placedAt\"", with: "\"status\":\"chilled\",\"placedAt\"")
      case .unknownAction: document.replacing("\"action\":\"place\"", with: "\"action\":\"chill\"")
      }
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
      check("An order that cannot be read is named in its place of the list, which goes on behind it") {
        backend in
        let random = SeededRandomSource()
        let orders = (0..<7).map { _ in Order.example(random) }.sorted { OrderCursor($0) < OrderCursor($1) }
        for order in orders { try await backend.commit(order, random) }
        // A whole page of them, the end of one, and the last of all.
        let spoiled = [1: Harm.damaged, 2: .newerSchema, 3: .unknownStatus, 6: .unknownAction]
        for (index, harm) in spoiled { try await backend.spoil(orders[index].id, harm) }
        let readable = orders.indices.filter { spoiled[$0] == nil }.map { orders[$0].id }
        let unreadable = spoiled.sorted { $0.key < $1.key }.map { orders[$0.key].unreadable($0.value.reason) }
        for limit in 1...8 {
          let found = try await backend.walk(limit: limit)
          try expect("pages of \(limit)", found.orders.map(\.id), is: readable)
          try expect("unreadable on pages of \(limit)", found.unreadable, is: unreadable)
        }
      },
      check(
        "An order that cannot be read is on the list of the status that it is filed under, and of its own bakery"
      ) {
        backend in
        let random = SeededRandomSource()
        for harm in Harm.allCases {
          let order = Order.example(random)
          try await backend.commit(order, random)
          try await backend.spoil(order.id, harm)
        }
        let count = Harm.allCases.count
        for status in OrderStatus.allCases {
          let found = try await backend.walk(limit: 10) { $0.status = status }
          try expect("\(status)", found.unreadable.count, is: status == .placed ? count : 0)
        }
        let scopes: [(OrderQuery.Scope, Int)] = [(.producer("backstube"), count), (.producer("other"), 0)]
        for (scope, expected) in scopes {
          let found = try await backend.walk(limit: 10) { $0.scope = scope }
          try expect("\(scope)", found.unreadable.count, is: expected)
        }
      },
      check("An order that cannot be read is named by searches") { backend in
        let random = SeededRandomSource()
        let orders = (0..<3).map { _ in Order.example(random) }
        for order in orders { try await backend.commit(order, random) }
        try await backend.spoil(orders[1].id, .newerSchema)
        let byNumber = try await backend.orders.orders(number: orders[1].number)
        try expect("by its number", byNumber.orders.map(\.id), is: [])
        try expect("by its number", byNumber.unreadable, is: [orders[1].unreadable(.newerVersion)])
        let email = try require("the customer", orders[0].customer).email
        let byEmail = try await backend.orders.orders(email: email, limit: 10)
        try expect("by email", Set(byEmail.orders.map(\.id)), is: [orders[0].id, orders[2].id])
        try expect("by email", byEmail.unreadable, is: [orders[1].unreadable(.newerVersion)])
      },
      check("An order that cannot be read is there all the same") { backend in
        let random = SeededRandomSource()
        let order = Order.example(random)
        try await backend.commit(order, random)
        try await backend.spoil(order.id, .unknownStatus)
        do {
          let found = try await backend.orders.order(order.id)
          try expect(false, "it was found as \(found == nil ? "missing" : "readable")")
        } catch StoreError.unreadable {}
        let known = try await backend.orders.unreadableOrder(order.id)
        try expect("what is known of it", known, is: order.unreadable(.newerVersion))
        let other = Order.example(random)
        try await backend.commit(other, random)
        try expect("a readable one", try await backend.orders.unreadableOrder(other.id), is: nil)
        try expect("none", try await backend.orders.unreadableOrder(Order.example(random).id), is: nil)
        // Its place is taken, and its personal data is still to be erased.
        let again = try await backend.orders.commit(.placing(order, random))
        try expect("placing it anew", again, is: .versionConflict)
        let unerased = try await backend.orders.unerasedOrders(
          dueBefore: order.dueDate.adding(days: 1), limit: 10)
        try expect("those to erase", Set(unerased), is: [order.id, other.id])
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
  fileprivate func walk(limit: Int, _ change: (inout OrderQuery) -> Void = { _ in }) async throws -> OrderPage
  {
    var query = OrderQuery(scope: .all, from: .on("2026-12-01"), to: .on("2026-12-31"), limit: limit)
    change(&query)
    var orders: [Order] = []
    var unreadable: [UnreadableOrder] = []
    repeat {
      let page = try await self.orders.orders(query)
      try expect(page.orders.count + page.unreadable.count <= query.limit, "a page is longer than its limit")
      orders += page.orders
      unreadable += page.unreadable
      query.after = page.next
    } while query.after != nil
    return OrderPage(orders: orders, unreadable: unreadable, next: nil)
  }
}

extension Order {
  /// What is known of the order where it cannot be read.
  fileprivate func unreadable(_ reason: UnreadableOrder.Reason) -> UnreadableOrder {
    UnreadableOrder(
      place: OrderCursor(self), number: number, producerID: producerID, deliveryCompanyID: deliveryCompanyID,
      reason: reason)
  }
}
