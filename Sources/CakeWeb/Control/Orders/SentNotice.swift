import CakeLanguages
import CakeOrdering

/// An email or webhook about an order, as its page tells of it.
struct SentNotice: Sendable {
  var at: String
  var medium: String
  var what: String
  var recipient: String
  var hasFailed: Bool
  var outcomeName: String
  /// Why it could not be sent.
  var reason: String?

  init(_ notification: Notification, _ front: FrontDesk, _ texts: Texts) {
    at = texts.language.text(notification.at, in: front.desk.calendar.zone)
    medium = notification.medium == .email ? "mail" : "truck"
    // The texts' keys have no dots within a name.
    let key = "told." + notification.subject.filter { $0 != "." }
    what = texts[key] == key ? notification.subject : texts[key]
    recipient =
      notification.medium == .email
      ? notification.recipient
      : front.shop.deliveryCompany(notification.recipient)?.name ?? notification.recipient
    switch notification.outcome {
    case .sent: hasFailed = false
    case .failed(let reason):
      hasFailed = true
      self.reason = reason
    }
    outcomeName = texts[hasFailed ? "record.notSent" : "record.sent"]
  }
}
