import CakeLanguages
import CakeOrdering

/// The demo's mailbox.
struct DemoMailboxPage: Page {
  static let template = "demo-mailbox"

  /// An email in the list.
  struct Entry: Sendable {
    var url: String
    var subject: String
    var to: String
    var at: String
    var ago: String
  }

  var title: String
  var width: String?
  var entries: [Entry]
  var isEmpty: Bool

  init(_ emails: [DemoEmail], _ front: FrontDesk, _ visit: Visit) {
    let times = ControlTimes(front, visit)
    title = front.texts(visit)["demo.mailbox"]
    entries = emails.map {
      Entry(
        url: "\(DemoMailboxRoutes.path)/\(QueryText.encoded($0.id))", subject: $0.subject, to: $0.to,
        at: times.text($0.sentAt), ago: times.ago($0.sentAt))
    }
    isEmpty = entries.isEmpty
  }
}
