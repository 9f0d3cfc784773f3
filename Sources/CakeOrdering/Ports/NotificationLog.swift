/// Keeps what was sent to whom, when and with what outcome.
public protocol NotificationLog: Sendable {
  /// The notification of that id; nil if none was recorded.
  func notification(_ id: String) async throws(StoreError) -> Notification?

  /// Keeps a notification; one of the same id is replaced, unless that one says more: one that was begun replaces none,
  /// one that failed none that was sent.
  /// An email about an erased order is not kept: it was on its way while the order's log was erased, and holds an
  /// address that nobody would erase again.
  func record(_ notification: Notification) async throws(StoreError)

  /// The notifications about an order, the oldest first; about all orders the latest, the newest first.
  ///
  /// One whose stored form cannot be read is left out and named in the log.
  ///
  /// - Parameter limit: How many at most.
  func notifications(order: OrderID?, limit: Int) async throws(StoreError) -> [Notification]
}
