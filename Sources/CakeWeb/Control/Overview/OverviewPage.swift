import CakeLanguages
import CakeOrdering

/// How the shop is doing: what needs somebody now, and how the last days went.
struct OverviewPage: Page {
  static let template = "overview"

  /// How many days back one may look.
  static let windows = [7, 30, 90]
  /// How many one sees without asking.
  static let usualWindow = 30

  /// A number of days to look at.
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
  var span: String
  /// What is left out; nil if nothing is.
  var cut: String?
  var isEmpty: Bool
  var sums: [FigureView] = []
  var charts: [ChartView] = []
  var companies: CompaniesView?
  var capacity: CapacityView?

  init(_ statistics: ShopStatistics, _ front: FrontDesk, _ visit: Visit, deadMessages: Int) {
    let words = StatisticsWords(texts: front.texts(visit), preference: visit.preference)
    let writer = OverviewWriter(statistics, shop: front.shop, words)
    let texts = writer.texts
    let language = texts.language
    title = texts["frame.control"]
    tabs = ControlTabs.links(current: .overview, texts)
    alarms = writer.alarms(deadMessages: deadMessages)
    now = writer.now(deadMessages: deadMessages)
    windows = Self.windows.map { days in
      Window(
        windowURL: "/control?days=\(days)", windowName: texts.counted("overview.lastDays", days),
        isShown: statistics.from == statistics.to.adding(days: 1 - days))
    }
    span = texts(
      "overview.span", ["from": language.text(statistics.from), "to": language.text(statistics.to)])
    if !statistics.isComplete, let first = statistics.days.first {
      cut = texts(
        "overview.cut",
        ["count": words.number(statistics.orders), "day": language.text(first.date)])
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
