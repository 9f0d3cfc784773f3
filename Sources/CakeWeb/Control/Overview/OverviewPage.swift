import CakeOrdering

/// How the shop is doing: what needs somebody now, and how it went.
struct OverviewPage: Page {
  static let template = "overview"

  /// Something that went wrong and waits for somebody.
  struct Alarm: Sendable {
    var kind: String
    var alarmText: String
    var url: String
    var action: String
  }

  var title: String
  var width: String? = "wide"
  var tabs: [PageFrame.Link]
  var alarms: [Alarm] = []

  init(_ front: FrontDesk, _ visit: Visit, deadMessages: Int) {
    let texts = front.texts(visit)
    title = texts["frame.control"]
    tabs = ControlTabs.links(current: .overview, texts)
    if deadMessages > 0 {
      alarms.append(
        Alarm(
          kind: "danger", alarmText: texts.counted("overview.dead", deadMessages), url: "/control/messages",
          action: texts["overview.toMessages"]))
    }
  }
}
