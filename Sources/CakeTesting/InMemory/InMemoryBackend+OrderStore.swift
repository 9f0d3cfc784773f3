public import CakeOrdering

extension InMemoryBackend: OrderStore {
  private static let outOfOrder = StoreError.unavailable(
    retryAfter: .seconds(1), reason: "the store was told to fail")

  /// Stores a change as a whole or not at all.
  public func commit(_ change: Change) async throws(StoreError) -> CommitResult {
    let fault = nextFault()
    if fault == .refused { throw Self.outOfOrder }
    let result = apply(change)
    if fault == .lostAnswer { throw Self.outOfOrder }
    return result
  }

  private func apply(_ change: Change) -> CommitResult {
    let present = stored[change.order.id]
    if let present, present.lastChange == change.id { return .committed }
    guard present?.order.version ?? 0 == change.expectedVersion else { return .versionConflict }
    guard let reserved = reserving(change.capacity) else { return .full }
    self.reserved = reserved
    var placement = change.placement ?? present?.placement
    if let kept = placement, change.order.erasedAt != nil {
      placement = Placement(token: kept.token, requestDigest: kept.requestDigest)
    }
    stored[change.order.id] = Stored(order: change.order, placement: placement, lastChange: change.id)
    committed += change.messages
    for message in change.messages {
      for handler in message.type.handlers { queue.add(message, for: handler) }
    }
    if change.erasesNotifications { eraseNotifications(of: change.order.id) }
    return .committed
  }

  /// What is reserved after these adjustments; nil if a day has too little room.
  private func reserving(_ adjustments: [CapacityAdjustment]) -> [CapacityKey: Int]? {
    var reserved = reserved
    for adjustment in adjustments {
      let taken = reserved[adjustment.key, default: 0] + adjustment.effort
      if adjustment.effort > 0, taken > adjustment.limit { return nil }
      reserved[adjustment.key] = taken > 0 ? taken : nil
    }
    return reserved
  }

  /// The order of that id.
  public func order(_ id: OrderID) async throws(StoreError) -> Order? {
    if let harm = unreadable[id] { throw .unreadable(reason: harm.reason.rawValue) }
    return stored[id]?.order
  }

  /// A page of orders.
  public func orders(_ query: OrderQuery) async throws(StoreError) -> OrderPage {
    let found = allOrders.filter { order in
      (query.from...query.to).contains(order.dueDate)
        && (query.status ?? order.status) == order.status
        && query.after.map { $0 < OrderCursor(order) } ?? true
        && query.scope.holds(order.producerID, order.deliveryCompanyID)
    }.sorted { OrderCursor($0) < OrderCursor($1) }
    let page = Array(found.prefix(query.limit))
    return self.page(page, next: found.count > page.count ? page.last.map { OrderCursor($0) } : nil)
  }

  /// Orders as a page, those apart that cannot be read.
  private func page(_ orders: [Order], next: OrderCursor? = nil) -> OrderPage {
    OrderPage(
      orders: orders.filter { unreadable[$0.id] == nil },
      unreadable: orders.compactMap { order in
        unreadable[order.id].map { harm in
          UnreadableOrder(
            place: OrderCursor(order), number: order.number, producerID: order.producerID,
            deliveryCompanyID: order.deliveryCompanyID, reason: harm.reason)
        }
      }, next: next)
  }

  /// The orders of that number.
  public func orders(number: OrderNumber) async throws(StoreError) -> OrderPage {
    page(allOrders.filter { $0.number == number })
  }

  /// The latest orders of that customer.
  public func orders(email: EmailAddress, limit: Int) async throws(StoreError) -> OrderPage {
    let found = allOrders.filter { $0.customer?.email.folded == email.folded }
    return page(Array(found.sorted { ($0.placedAt, $0.id) > ($1.placedAt, $1.id) }.prefix(limit)))
  }

  /// The latest orders that came from one place.
  public func orders(sender: SenderDigest, limit: Int) async throws(StoreError) -> OrderPage {
    let found = allOrders.filter { stored[$0.id]?.placement?.sender == sender }
    return page(Array(found.sorted { ($0.placedAt, $0.id) > ($1.placedAt, $1.id) }.prefix(limit)))
  }

  /// What is known of an order that cannot be read.
  public func unreadableOrder(_ id: OrderID) async throws(StoreError) -> UnreadableOrder? {
    page(stored[id].map { [$0.order] } ?? []).unreadable.first
  }

  /// What was kept of an order's placing.
  public func placement(of id: OrderID) async throws(StoreError) -> Placement? {
    stored[id]?.placement
  }

  /// How much of each producer's day is taken.
  public func reservedCapacity(from: LocalDate, to: LocalDate) async throws(StoreError) -> [CapacityKey: Int]
  {
    reserved.filter { from <= $0.key.date && $0.key.date <= to }
  }

  /// Some orders due before a day whose personal data is still there.
  public func unerasedOrders(dueBefore date: LocalDate, limit: Int) async throws(StoreError) -> [OrderID] {
    let found = allOrders.filter { $0.dueDate < date && $0.erasedAt == nil }
    return Array(found.sorted { OrderCursor($0) < OrderCursor($1) }.map(\.id).prefix(limit))
  }

  /// Some orders that are erased but for what a newer version added.
  public func incompletelyErasedOrders(limit: Int) async throws(StoreError) -> [OrderID] {
    let found = allOrders.filter(\.isErasureIncomplete)
    return Array(found.sorted { OrderCursor($0) < OrderCursor($1) }.map(\.id).prefix(limit))
  }
}
