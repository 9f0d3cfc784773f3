/// Staff look through orders: a producer's own, a delivery company's own, the operator's all.
public struct ListOrders: Sendable {
  private let desk: OrderDesk

  /// What is asked for; nil for the default.
  public struct Request: Sendable, Hashable {
    /// The first due date; a week ago by default.
    public var from: String?
    /// The last due date; the booking horizon by default.
    public var to: String?
    /// The status; any by default.
    public var status: String?
    /// An order number or an exact email, which make the dates and the status be ignored.
    public var q: String?
    /// How many orders a page; 50 by default, at most 200.
    public var limit: Int?
    /// The page before's ``OrderPage/next``.
    public var cursor: String?

    /// A request for everything.
    public init() {}
  }

  /// The use case at a desk.
  public init(desk: OrderDesk) {
    self.desk = desk
  }

  /// A page of orders, sorted by due date, slot and id; a search gives one page.
  ///
  /// - Throws: ``OrderingError``; faults point at query parameters by their names.
  public func callAsFunction(_ request: Request, as principal: Principal, unreadable: [Fault] = [])
    async throws(OrderingError) -> OrderPage
  {
    let scope = try Self.scope(of: principal)
    if let text = request.q, !text.isEmpty, unreadable.isEmpty { return try await search(text, in: scope) }
    let query = try query(request, scope, unreadable)
    return try await desk.orders.mapped { store throws(StoreError) in try await store.orders(query) }
  }

  private static func scope(of principal: Principal) throws(OrderingError) -> OrderQuery.Scope {
    guard case .staff(let party) = principal else { throw .unauthenticated }
    switch (party.role, party.subject) {
    case (.operator, _): return .all
    case (.producer, let subject?): return .producer(subject)
    case (.deliveryCompany, let subject?): return .deliveryCompany(subject)
    default: throw .forbidden
    }
  }

  private func search(_ text: String, in scope: OrderQuery.Scope) async throws(OrderingError) -> OrderPage {
    let found: OrderPage
    if let number = OrderNumber(text) {
      found = try await desk.orders.mapped { store throws(StoreError) in
        try await store.orders(number: number)
      }
    } else if let email = EmailAddress(text) {
      found = try await desk.orders.mapped { store throws(StoreError) in
        try await store.orders(email: email, limit: 200)
      }
    } else {
      throw .invalid([Fault("/q", "must be an order number such as K7Q2-M4XN or a whole email address")])
    }
    let own = found.orders.filter { scope.holds($0.producerID, $0.deliveryCompanyID) }
    return OrderPage(
      orders: own.sorted { OrderCursor($0) < OrderCursor($1) },
      unreadable: found.unreadable.filter { scope.holds($0.producerID, $0.deliveryCompanyID) }
        .sorted { $0.place < $1.place }, next: nil)
  }

  private func query(_ request: Request, _ scope: OrderQuery.Scope, _ unreadable: [Fault])
    throws(OrderingError) -> OrderQuery
  {
    var check = ReportCheck(unreadable)
    let now = desk.clock.now()
    let from = request.from.map(LocalDate.init) ?? desk.calendar.today(at: now).adding(days: -7)
    // Whoever names only the first day gets as much from there as a page may span.
    let latest = from.map { max($0, min(desk.calendar.horizon(at: now), $0.adding(days: 365))) }
    let to = request.to.map { LocalDate($0) } ?? latest
    let status = request.status.map(OrderStatus.init)
    let after = request.cursor.map(OrderCursor.init)
    check.require(from != nil, at: "/from", "must be a date such as 2026-12-24")
    check.require(request.to == nil || to != nil, at: "/to", "must be a date such as 2026-12-24")
    check.require((1...200).contains(request.limit ?? 50), at: "/limit", "must be from 1 to 200")
    check.require(
      status != .some(nil), at: "/status",
      "must be one of: \(OrderStatus.allCases.map(\.rawValue).joined(separator: ", "))")
    check.require(after != .some(nil), at: "/cursor", "must be the cursor of a page before")
    if let from, let to {
      check.require(from <= to, at: "/to", "must not lie before from")
      check.require(
        to.daysSinceEpoch - from.daysSinceEpoch < 366, at: "/to", "must lie at most 365 days after from")
    }
    try check.finish()
    guard let from, let to else { throw .invalid([]) }
    return OrderQuery(
      scope: scope, from: from, to: to, status: status ?? nil, limit: request.limit ?? 50, after: after ?? nil
    )
  }
}
