import CakeLanguages
import CakeOrdering

/// The orders in the control room, with search and filters.
struct OrdersPage: Page {
  static let template = "orders"

  /// A usual choice of filters.
  struct View: Sendable {
    var url: String
    var viewName: String
    var isShown: Bool
  }

  var title: String
  var width: String? = "wide"
  var tabs: [PageFrame.Link]
  var views: [View]
  var q: String
  var from: String
  var fromFault: String?
  var to: String
  var toFault: String?
  var selects: [ActionField]
  /// Whether the filters are unfolded.
  var isUnfolded: Bool
  var countText: String
  var isEmpty: Bool
  var rows: [OrderRow]
  var hasRows: Bool
  var unreadable: [UnreadableCard]
  var hasUnreadable: Bool
  /// Says why the page shows fewer than it could, or others than were chosen.
  var remark: String?
  var nextPage: String?
  var nextName: String
  var firstPage: String?
  /// Where the file is; nil where the filters are at fault.
  var export: String?

  /// How far back the usual views look for orders that were left behind.
  private static let daysBack = 30

  init(
    _ slice: OrderSlice, _ filter: OrderFilter, isContinued: Bool, faults: [Fault] = [], _ front: FrontDesk,
    _ visit: Visit
  ) {
    let texts = front.texts(visit)
    let path = ControlTabs.orders.url
    title = texts["orders.title"]
    tabs = ControlTabs.links(current: .orders, texts)
    views = Self.views(filter, front, texts)
    q = filter.q
    from = filter.from
    to = filter.to
    let wording = faults.reduce(into: [String: String]()) { $0[$1.pointer] = Self.text($1, texts) }
    fromFault = wording["/from"]
    toFault = wording["/to"]
    selects = Self.selects(filter, wording, front.shop, texts)
    isUnfolded = filter.hasChoices || !faults.isEmpty
    rows = slice.orders.map { OrderRow($0, front, visit) }
    hasRows = !rows.isEmpty
    unreadable = UnreadableCard.cards(slice.unreadable, texts)
    hasUnreadable = !unreadable.isEmpty
    isEmpty = rows.isEmpty && unreadable.isEmpty && faults.isEmpty && slice.lookedOnly == nil
    let isWhole = slice.next == nil && !isContinued
    countText =
      faults.isEmpty ? texts.counted(isWhole ? "orders.count" : "orders.countHere", rows.count) : ""
    remark = Self.remark(slice, visit, texts)
    nextPage = slice.next.map { path + filter.query(after: $0) }
    nextName = texts[slice.lookedOnly == nil ? "orders.next" : "orders.goOn"]
    firstPage = isContinued ? path + filter.query() : nil
    export = faults.isEmpty ? "/control/orders.csv" + filter.query() : nil
  }

  private static func remark(_ slice: OrderSlice, _ visit: Visit, _ texts: Texts) -> String? {
    if slice.isExact { return texts["orders.exact"] }
    guard let looked = slice.lookedOnly, let next = slice.next else { return nil }
    return texts(
      "orders.looked",
      ["count": visit.preference.text(looked), "day": texts.language.shortText(next.dueDate)])
  }

  private static func views(_ filter: OrderFilter, _ front: FrontDesk, _ texts: Texts) -> [View] {
    let today = front.desk.calendar.today(at: front.desk.clock.now())
    func day(_ date: LocalDate) -> OrderFilter {
      var view = OrderFilter()
      (view.from, view.to) = (date.description, date.description)
      return view
    }
    func standing(_ status: String) -> OrderFilter {
      var view = OrderFilter()
      (view.from, view.status) = (today.adding(days: -daysBack).description, status)
      return view
    }
    let views = [
      ("all", OrderFilter()), ("today", day(today)), ("tomorrow", day(today.adding(days: 1))),
      ("toBake", standing(OrderStatus.placed.rawValue)), ("waiting", standing(OrderFilter.waiting)),
      ("failed", standing(OrderStatus.failed.rawValue)),
    ]
    return views.map { name, view in
      View(
        url: ControlTabs.orders.url + view.query(), viewName: texts["orders.view.\(name)"],
        isShown: view == filter)
    }
  }

  private static func selects(
    _ filter: OrderFilter, _ faults: [String: String], _ shop: Shop, _ texts: Texts
  ) -> [ActionField] {
    let statuses =
      OrderStatus.allCases.map { ($0.rawValue, texts["status.\($0.rawValue)"]) }
      + [(OrderFilter.waiting, texts["orders.view.waiting"])]
    func select(_ name: String, _ chosen: String, _ choices: [(String, String)]) -> ActionField {
      var field = ActionField("filter", name, .select, label: texts["orders.\(name)"])
      field.choices = ([("", texts["orders.any"])] + choices).map {
        SelectChoice(value: $0.0, name: $0.1, isChosen: $0.0 == chosen)
      }
      field.faultText = faults["/\(name)"]
      return field
    }
    return [
      select("status", filter.status, statuses),
      select("handover", filter.handover, Handover.allCases.map { ($0.rawValue, texts["orders.\($0)"]) }),
      select("producer", filter.producer, shop.producers.map { ($0.id, $0.name) }),
      select("company", filter.company, shop.deliveryCompanies.map { ($0.id, $0.name) }),
    ]
  }

  /// What is wrong with a filter, in the operator's words.
  private static func text(_ fault: Fault, _ texts: Texts) -> String {
    let key =
      if fault.detail.hasPrefix("must be a date") {
        "date"
      } else if fault.detail.hasPrefix("must not lie before") {
        "backwards"
      } else if fault.detail.hasPrefix("must lie at most") {
        "span"
      } else {
        "choice"
      }
    return texts["orders.fault.\(key)"]
  }
}
