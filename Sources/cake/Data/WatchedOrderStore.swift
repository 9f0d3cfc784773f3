import CakeHTTP
import CakeOrdering

/// A store that tells whoever watches an order of every change, and that erases the order's emails with its
/// personal data where they are written on this machine.
struct WatchedOrderStore: OrderStore {
  let store: any OrderStore
  let changes: OrderChanges
  let emails: WrittenEmails?

  func commit(_ change: Change) async throws(StoreError) -> CommitResult {
    // First, so that nothing is left where the process ends between the two.
    if change.erasesNotifications { try await emails?.erase(change.order.id) }
    let result = try await store.commit(change)
    if result == .committed { changes.changed(change.order.id) }
    return result
  }

  func order(_ id: OrderID) async throws(StoreError) -> Order? { try await store.order(id) }

  func orders(_ query: OrderQuery) async throws(StoreError) -> OrderPage { try await store.orders(query) }

  func orders(number: OrderNumber) async throws(StoreError) -> OrderPage {
    try await store.orders(number: number)
  }

  func orders(email: EmailAddress, limit: Int) async throws(StoreError) -> OrderPage {
    try await store.orders(email: email, limit: limit)
  }

  func orders(sender: SenderDigest, limit: Int) async throws(StoreError) -> OrderPage {
    try await store.orders(sender: sender, limit: limit)
  }

  func unreadableOrder(_ id: OrderID) async throws(StoreError) -> UnreadableOrder? {
    try await store.unreadableOrder(id)
  }

  func placement(of id: OrderID) async throws(StoreError) -> Placement? {
    try await store.placement(of: id)
  }

  func reservedCapacity(from: LocalDate, to: LocalDate) async throws(StoreError) -> [CapacityKey: Int] {
    try await store.reservedCapacity(from: from, to: to)
  }

  func unerasedOrders(dueBefore date: LocalDate, limit: Int) async throws(StoreError) -> [OrderID] {
    try await store.unerasedOrders(dueBefore: date, limit: limit)
  }

  func incompletelyErasedOrders(limit: Int) async throws(StoreError) -> [OrderID] {
    try await store.incompletelyErasedOrders(limit: limit)
  }
}
