import CakeLanguages
import CakeOrdering

/// The message flow: what waits, what fails, what is dead.
struct MessageFlowPage: Page {
  static let template = "messages"

  /// The messages in a state, and the way to them.
  struct Stock: Sendable {
    var url: String
    var stockName: String
    var amount: String
    var kind: String
    var isShown: Bool
  }

  var title: String
  var width: String? = "wide"
  var tabs: [PageFrame.Link]
  var formToken: String
  var stocks: [Stock]
  var shownName: String
  /// What the state means, and what to do.
  var meaning: String
  var rows: [MessageRow]
  var hasRows: Bool
  /// Whether the backend knows the number alone.
  var isCountOnly: Bool
  /// Whether they can be sent again.
  var canSend: Bool
  /// The state that is shown.
  var state: String
  var isFailing: Bool
  var canSendAll: Bool
  var nextURL: String?
  var firstURL: String?
  var notice: String?
  var noticeKind = "good"

  /// The address of the messages in a state.
  static func url(_ state: MessageState, after cursor: String? = nil) -> String {
    "/control/messages?state=\(state.rawValue)"
      + (cursor.map { "&cursor=" + QueryText.encoded($0) } ?? "")
  }

  /// - Parameter orders: Those that the messages are about, as far as they are there.
  init(
    _ flow: MessageFlow, orders: [OrderID: Order], _ front: FrontDesk, _ visit: Visit
  ) {
    let texts = front.texts(visit)
    let state = flow.state
    title = texts["messages.title"]
    tabs = ControlTabs.links(current: .messages, texts)
    formToken = visit.formToken.text
    stocks = MessageState.allCases.map {
      Stock(
        url: Self.url($0), stockName: texts["messages.\($0.rawValue)"],
        amount: visit.preference.text(flow.counts[$0] ?? 0),
        kind: (flow.counts[$0] ?? 0) == 0 ? "none" : $0.rawValue, isShown: $0 == state)
    }
    shownName = texts["messages.\(state.rawValue)"]
    meaning = texts["messages.\(state.rawValue)Means"]
    let writer = MessageRowWriter(texts, ControlTimes(front, visit))
    rows = flow.page.messages.map { writer.row($0, orders) }
    hasRows = !rows.isEmpty
    isCountOnly = flow.isCountOnly
    canSend = state != .waiting
    self.state = state.rawValue
    isFailing = state == .failing || state == .putOff
    canSendAll = canSend && rows.count > 1
    nextURL = flow.page.next.map { Self.url(state, after: $0) }
    firstURL = flow.isFirstPage ? nil : Self.url(state)
  }
}
