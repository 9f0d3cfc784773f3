import CakeLanguages
import CakeOrdering

/// The notification log: what was sent to whom, and what became of it.
struct NotificationsPage: Page {
  static let template = "notifications"

  var title: String
  var width: String? = "wide"
  var tabs: [PageFrame.Link]
  var formToken: String
  /// The order that was asked for, as it was typed.
  var asked: String
  var isFiltered: Bool
  /// Says that there is no such order.
  var askedFault: String?
  var rows: [NotificationRow]
  var hasRows: Bool
  /// Shows more of the latest.
  var moreURL: String?
  var notice: String?
  var noticeKind = "good"

  /// How many of the latest are shown at first, and how many at most.
  static let few = 50
  static let most = 200

  /// The log's address.
  static func url(order: String) -> String {
    "/control/notifications" + (order.isEmpty ? "" : "?order=" + QueryText.encoded(order))
  }

  init(_ found: [Notification], asked: String, isLong: Bool, _ front: FrontDesk, _ visit: Visit) {
    let texts = front.texts(visit)
    title = texts["notifications.title"]
    tabs = ControlTabs.links(current: .notifications, texts)
    formToken = visit.formToken.text
    self.asked = asked
    isFiltered = !asked.isEmpty
    let writer = NotificationRowWriter(front.shop, texts, ControlTimes(front, visit))
    rows = found.map(writer.row)
    hasRows = !rows.isEmpty
    moreURL = !isFiltered && !isLong && rows.count == Self.few ? "/control/notifications?more" : nil
  }
}
