import CakeLanguages
import CakeOrdering

/// Writes notifications for the operator.
struct NotificationRowWriter {
  private let shop: Shop
  private let texts: Texts
  private let times: ControlTimes

  init(_ shop: Shop, _ texts: Texts, _ times: ControlTimes) {
    self.shop = shop
    self.texts = texts
    self.times = times
  }

  func row(_ notification: Notification) -> NotificationRow {
    var row = NotificationRow(
      id: notification.id, orderURL: "/control/orders/\(notification.orderID)",
      orderNumber: notification.message.orderNumber.description, what: texts.occasion(notification.subject),
      icon: notification.medium == .email ? "mail" : "truck",
      medium: texts["notifications.\(notification.medium.rawValue)"], recipient: recipient(notification),
      at: times.text(notification.at), atAgo: times.ago(notification.at), isSent: true)
    switch notification.outcome {
    case .sent: break
    case .begun:
      row.isSent = false
      row.isBegun = true
    case .failed(let reason):
      row.isSent = false
      row.reason = texts.reason(reason)
    }
    return row
  }

  private func recipient(_ notification: Notification) -> String {
    notification.medium == .webhook
      ? shop.deliveryCompany(notification.recipient)?.name ?? notification.recipient : notification.recipient
  }
}
