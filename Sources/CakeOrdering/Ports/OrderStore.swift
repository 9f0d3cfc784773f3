/// Keeps orders, and hands over the messages that follow from their changes.
///
/// Every implementation passes the same contract suites.
///
/// An order whose stored form cannot be read, since a newer version made it or it came to harm, keeps no other from
/// view and is not left out: lists and searches name it by what is known beside its document (``UnreadableOrder``), and
/// the log has the reason. Asked for by its id it is ``StoreError/unreadable(reason:)``.
public protocol OrderStore: Sendable {
  /// Stores a change as a whole, messages, capacity and all, or nothing of it.
  ///
  /// Once it returns ``CommitResult/committed`` the change survives any crash. A change that is committed
  /// again, because the first answer was lost, is recognised by its id and is a success that changes nothing.
  ///
  /// - Throws: ``StoreError``; where it is ``StoreError/unavailable(retryAfter:reason:)`` nothing was stored, or
  ///   the answer was lost: committing the same change again is safe.
  func commit(_ change: Change) async throws(StoreError) -> CommitResult

  /// The order of that id as it was last committed; nil if there is none.
  func order(_ id: OrderID) async throws(StoreError) -> Order?

  /// A page of the orders asked for, sorted by due date, slot and id.
  ///
  /// A page may be shorter than its limit, or empty, where orders cannot be read; whether it is the last one says
  /// ``OrderPage/next`` alone.
  func orders(_ query: OrderQuery) async throws(StoreError) -> OrderPage

  /// The orders of that number, seldom more than one, as one page.
  func orders(number: OrderNumber) async throws(StoreError) -> OrderPage

  /// The latest orders of that customer, the newest first, as one page.
  ///
  /// - Parameter limit: How many at most.
  func orders(email: EmailAddress, limit: Int) async throws(StoreError) -> OrderPage

  /// The latest orders that came from one place, the newest first, as one page; none that is erased.
  ///
  /// - Parameter limit: How many at most.
  func orders(sender: SenderDigest, limit: Int) async throws(StoreError) -> OrderPage

  /// What is known beside its document of an order that cannot be read; nil for one that can, or that is not there.
  func unreadableOrder(_ id: OrderID) async throws(StoreError) -> UnreadableOrder?

  /// What was kept of an order's placing beside the order; nil if there is no such order.
  ///
  /// The only way to a tracking token. Asked for by whoever places orders, writes to customers, or checks
  /// that somebody who shows a token is the customer.
  func placement(of id: OrderID) async throws(StoreError) -> Placement?

  /// How much of each producer's day is taken, for the days from one to another (both included); days of which
  /// nothing is taken are left out.
  func reservedCapacity(from: LocalDate, to: LocalDate) async throws(StoreError) -> [CapacityKey: Int]

  /// Some orders due before a day whose personal data is still there.
  ///
  /// - Parameter limit: How many at most.
  func unerasedOrders(dueBefore date: LocalDate, limit: Int) async throws(StoreError) -> [OrderID]

  /// Some orders that are erased but for what a newer version added (``Order/isErasureIncomplete``).
  ///
  /// - Parameter limit: How many at most.
  func incompletelyErasedOrders(limit: Int) async throws(StoreError) -> [OrderID]
}
