import CakeLanguages
import CakeOrdering

/// The orders of the same customer or sender as another, to be looked at together and called off in one step.
struct SameSenderView: Sendable {
  /// An order of them.
  struct Row: Sendable {
    var rowID: String
    var rowURL: String
    var rowNumber: String
    var day: String
    var rowStatus: String
    var rowStatusName: String
    /// Whether it is the one whose record it is.
    var isThis: Bool
    var canCancel: Bool
  }

  var rows: [Row]
  var unread: [UnreadableCard]
  var path: String
  var canCancelAny: Bool
  var reasonLimit = TextRules.note
  /// What keeps some from being chosen; nil if nothing does.
  var limited: String?

  /// Nil where there is no other order.
  init?(_ page: CakeOrdering.OrderPage, of id: OrderID, _ texts: Texts) {
    guard page.orders.count + page.unreadable.count > 1 else { return nil }
    let possible = page.orders.filter { $0.status == .placed }.map(\.id)
    let offered = Set(possible.prefix(SameSender.mostCancelled))
    rows = page.orders.map { order in
      Row(
        rowID: order.id.description, rowURL: "\(ControlTabs.orders.url)/\(order.id)",
        rowNumber: order.number.description, day: texts.language.shortText(order.dueDate),
        rowStatus: order.status.rawValue, rowStatusName: texts.status(order), isThis: order.id == id,
        canCancel: offered.contains(order.id))
    }
    unread = UnreadableCard.cards(page.unreadable, texts)
    path = "\(ControlTabs.orders.url)/\(id)/cancellations"
    canCancelAny = !offered.isEmpty
    if possible.count > offered.count {
      limited = texts("sender.limited", ["count": "\(SameSender.mostCancelled)"])
    }
  }
}

/// What became of the orders that were to be called off in one step.
struct CancellationsPage: Page {
  static let template = "cancellations"

  /// An order that was not called off, and why.
  struct Refused: Sendable {
    var rowURL: String
    var rowNumber: String
    var why: String
  }

  var title: String
  var width: String? = "wide"
  var tabs: [PageFrame.Link]
  var notice: String
  var refused: [Refused]
  var hasRefused: Bool
  var backURL: String
  var backName: String

  init(
    _ outcomes: [SameSender.Outcome], among page: CakeOrdering.OrderPage, of order: Order, _ front: FrontDesk,
    _ visit: Visit
  ) {
    let texts = front.texts(visit)
    let known = Dictionary(page.orders.map { ($0.id, $0) }) { first, _ in first }
    title = texts["sender.done.title"]
    tabs = ControlTabs.links(current: .orders, texts)
    refused = outcomes.compactMap { outcome in
      guard case .failure(let error) = outcome.result else { return nil }
      return Refused(
        rowURL: "\(ControlTabs.orders.url)/\(outcome.id)",
        rowNumber: known[outcome.id]?.number.description ?? outcome.id.description,
        why: Self.why(error, texts))
    }
    hasRefused = !refused.isEmpty
    notice = texts.counted("sender.done", outcomes.count - refused.count)
    backURL = "\(ControlTabs.orders.url)/\(order.id)"
    backName = texts("record.title", ["number": order.number.description])
  }

  private static func why(_ error: OrderingError, _ texts: Texts) -> String {
    switch error {
    case .illegal(_, let status): texts("sender.movedOn", ["status": texts["status.\(status.rawValue)"]])
    case .notFound: texts["message.notFound.heading"]
    case .unreadableOrder(let order): texts["unreadable.\(order.reason.rawValue)"]
    default: texts["sender.notNow"]
    }
  }
}

/// The record of an order that cannot be read: what is known of it beside its document.
struct UnreadableRecordPage: Page {
  static let template = "unreadable-record"

  var title: String
  var width: String? = "wide"
  var tabs: [PageFrame.Link]
  var unreadable: [UnreadableCard]
  var hasUnreadable = true

  init(_ order: UnreadableOrder, _ texts: Texts) {
    title = texts("record.title", ["number": order.number.description])
    tabs = ControlTabs.links(current: .orders, texts)
    unreadable = UnreadableCard.cards([order], texts)
  }
}
