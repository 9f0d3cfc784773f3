public import CakeOrdering

extension InMemoryBackend: NotificationLog {
  /// The notification of that id.
  public func notification(_ id: String) async throws(StoreError) -> Notification? {
    notificationsByID[id]
  }

  /// Keeps a notification, unless one of its id says more, or it is an email about an erased order.
  public func record(_ notification: Notification) async throws(StoreError) {
    if notification.medium == .email, try await order(notification.orderID)?.erasedAt != nil { return }
    let present = notificationsByID[notification.id]
    if present?.outcome == .sent, notification.outcome != .sent { return }
    if present != nil, notification.outcome == .begun { return }
    notificationsByID[notification.id] = notification
    if present == nil { notificationOrder.append(notification.id) }
  }

  /// The notifications about an order, or the latest about all.
  public func notifications(order: OrderID?, limit: Int) async throws(StoreError) -> [Notification] {
    let all = notificationOrder.compactMap { notificationsByID[$0] }
    guard let order else { return Array(all.sorted { $0.at > $1.at }.prefix(limit)) }
    return Array(all.filter { $0.orderID == order }.sorted { $0.at < $1.at }.prefix(limit))
  }

  func eraseNotifications(of order: OrderID) {
    notificationsByID = notificationsByID.filter { $0.value.orderID != order }
    notificationOrder.removeAll { notificationsByID[$0] == nil }
  }
}
