import CakeHTTP
import CakeLanguages
import CakeOrdering
import Hummingbird

/// The notification log, and sending an email or webhook again.
struct NotificationRoutes: Sendable {
  let front: FrontDesk
  let log: any NotificationLog
  let messages: any MessageDesk

  /// The longest text that can name an order.
  private static let longestName = 60
  /// What the log's notices are called in its address.
  private static let said: Set<String> = ["again", "overtaken", "gone"]

  func add(to router: Router<CakeRequestContext>) {
    router.get(
      "control/notifications",
      use: front.operatorPage { request, _, visit, _ in
        front.answer(try await page(request, visit), to: visit)
      })
    router.post(
      "control/notifications/resend",
      use: front.operatorPage { request, _, visit, principal in
        let form = try await front.form(request, visit)
        let said = try await resend(form["id"] ?? "", as: principal)
        let url = NotificationsPage.url(order: String((form["order"] ?? "").prefix(Self.longestName)))
        return front.redirect(visit, to: url + (url.contains("?") ? "&" : "?") + "said=\(said)")
      })
  }

  private func page(_ request: Request, _ visit: Visit) async throws -> NotificationsPage {
    let query = request.uri.queryParameters
    let asked = String((query.get("order") ?? "").filter { !$0.isWhitespace }.prefix(Self.longestName))
    let isLong = query.get("more") != nil
    let orders = asked.isEmpty ? [] : try await orders(asked)
    let found = try await notifications(asked.isEmpty ? nil : orders, isLong: isLong)
    var page = NotificationsPage(found, asked: asked, isLong: isLong, front, visit)
    let texts = front.texts(visit)
    if !asked.isEmpty, orders.isEmpty { page.askedFault = texts["notifications.noOrder"] }
    if let said = query.get("said"), Self.said.contains(said) {
      page.notice = texts["notifications.\(said)"]
      page.noticeKind = said == "again" ? "good" : "warn"
    }
    return page
  }

  /// The orders that a text names, by their number or their id.
  private func orders(_ text: String) async throws(OrderingError) -> [OrderID] {
    if let id = OrderID(text) {
      return try await OrderingError.asking { () async throws(StoreError) in
        try await front.desk.orders.order(id) == nil ? [] : [id]
      }
    }
    guard let number = OrderNumber(text) else { return [] }
    return try await OrderingError.asking { () async throws(StoreError) in
      let found = try await front.desk.orders.orders(number: number)
      return found.orders.map(\.id) + found.unreadable.map(\.place.id)
    }
  }

  /// The notifications about some orders, or the latest of all; the newest first.
  private func notifications(_ orders: [OrderID]?, isLong: Bool) async throws(OrderingError)
    -> [Notification]
  {
    try await OrderingError.asking { () async throws(StoreError) in
      guard let orders else {
        let limit = isLong ? NotificationsPage.most : NotificationsPage.few
        return try await log.notifications(order: nil, limit: limit)
      }
      var found: [Notification] = []
      for order in orders {
        found += try await log.notifications(order: order, limit: NotificationsPage.most)
      }
      return found.sorted { $0.at > $1.at }
    }
  }

  /// Sends a notification again.
  ///
  /// - Returns: What became of that, as the log's notices are called.
  private func resend(_ id: String, as principal: Principal) async throws(OrderingError) -> String {
    do throws(OrderingError) {
      try await ResendNotification(desk: front.desk, log: log, messages: messages)(id, as: principal)
      return "again"
    } catch {
      switch error {
      case .overtaken: return "overtaken"
      case .notFound: return "gone"
      default: throw error
      }
    }
  }
}
