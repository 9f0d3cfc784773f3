import CakeLanguages
import CakeOrdering

/// How the shop is doing: what needs somebody now, and how the last days went.
struct OverviewPage: Page {
  static let template = "overview"

  /// Days to look at.
  struct Window: Sendable {
    var windowURL: String
    var windowName: String
    var isShown: Bool
  }

  var title: String
  var width: String? = "wide"
  var tabs: [PageFrame.Link]
  var alarms: [OverviewAlarm]
  var now: [FigureView]
  var windows: [Window]
  var heading: String
  var span: String
  /// What is left out; nil if nothing is.
  var cut: String?
  /// How many orders are not counted since they cannot be read; nil if none.
  var unread: String?
  var unreadNow: String?
  var isEmpty: Bool
  var sums: [FigureView] = []
  var charts: [ChartView] = []
  var companies: CompaniesView?
  var capacity: CapacityView?

  init(
    _ statistics: ShopStatistics, _ window: OverviewWindow, _ front: FrontDesk, _ visit: Visit,
    deadMessages: Int, hanging: [Peer] = []
  ) {
    let words = StatisticsWords(texts: front.texts(visit), preference: visit.preference)
    let writer = OverviewWriter(statistics, shop: front.shop, words)
    let texts = writer.texts
    let language = texts.language
    title = texts["frame.control"]
    tabs = ControlTabs.links(current: .overview, texts)
    alarms = writer.alarms(deadMessages: deadMessages, hanging: hanging)
    now = writer.now(deadMessages: deadMessages)
    windows = OverviewWindow.allCases.map { choice in
      Window(
        windowURL: "/control?days=\(choice.name)",
        windowName: texts(
          choice == .ahead ? "overview.nextDays" : "overview.lastDays", ["count": "\(choice.days)"]),
        isShown: choice == window)
    }
    heading = texts[window == .ahead ? "overview.coming" : "overview.lately"]
    span = texts(
      "overview.span", ["from": language.text(statistics.from), "to": language.text(statistics.to)])
    if !statistics.isComplete, let first = statistics.days.first {
      cut = texts(
        "overview.cut",
        ["count": words.number(statistics.orders), "day": language.text(first.date)])
    }
    if statistics.unreadable > 0 { unread = texts.counted("overview.unreadable", statistics.unreadable) }
    if statistics.open.unreadable > 0 {
      unreadNow = texts.counted("overview.unreadableNow", statistics.open.unreadable)
    }
    isEmpty = statistics.orders == 0
    if !isEmpty {
      sums = writer.sums()
      charts = [writer.days()] + writer.times()
      companies = writer.companies()
    }
    let isAnythingTaken = statistics.outlook.contains { $0.days.contains { $0.taken > 0 } }
    if !isEmpty || isAnythingTaken { capacity = writer.capacity() }
  }
}
