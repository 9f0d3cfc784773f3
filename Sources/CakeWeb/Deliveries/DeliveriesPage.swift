import CakeLanguages
import CakeOrdering

/// The delivery desk: what is to be delivered, and what was delivered today.
struct DeliveriesPage: Page {
  static let template = "deliveries"

  /// An order that was delivered today.
  struct Done: Sendable {
    var id: String
    var number: String
    var address: String
    var at: String
    var receiver: String
  }

  var title: String
  var width: String? = "wide"
  var formToken: String
  var script: String
  var boardVersion: String
  var shopAddress: String
  var waiting: [DeliveryTicket]
  var hasWaiting: Bool
  var preparing: [DeliveryTicket]
  var hasPreparing: Bool
  var done: [Done]
  var hasDone: Bool
  var unreadable: [UnreadableCard]
  var hasUnreadable: Bool
  var notice: String?
  var noticeKind = "good"

  /// How far back orders are looked for that nobody delivered.
  private static let daysBack = 30
  /// How many of each kind are shown at most.
  private static let most = 200

  init(_ front: FrontDesk, _ visit: Visit, _ principal: Principal) async throws(OrderingError) {
    let texts = front.texts(visit)
    let zone = front.desk.calendar.zone
    let now = front.desk.clock.now()
    let today = front.desk.calendar.today(at: now)
    let isOperator = visit.party?.role == .operator
    let pages = [
      try await Self.page(.sentForDelivery, front, principal, from: today),
      isOperator ? try await Self.page(.fulfilled, front, principal, from: today) : nil,
      try await Self.page(.delivered, front, principal, from: today),
    ]
    let (sent, fulfilled, delivered) = (
      pages[0]?.orders ?? [], pages[1]?.orders ?? [], pages[2]?.orders ?? []
    )
    let unread = pages.compactMap(\.self).flatMap(\.unreadable)
    title = texts["deliveries.title"]
    formToken = visit.formToken.text
    script = front.renderer.assets.url("board.js")
    shopAddress = "\(front.shop.name), \(front.shop.address)"
    waiting = sent.map { DeliveryTicket($0, front, visit, namesCompany: isOperator) }
    hasWaiting = !waiting.isEmpty
    preparing = fulfilled.filter { $0.handover == .delivery }
      .map { DeliveryTicket($0, front, visit, namesCompany: isOperator) }
    hasPreparing = !preparing.isEmpty
    let ofToday = delivered.filter { order in
      order.handover == .delivery && order.delivery.map { zone.date(at: $0.at) } == today
    }
    done = ofToday.sorted { ($0.delivery?.at ?? now) > ($1.delivery?.at ?? now) }.map { order in
      Done(
        id: order.id.description, number: order.number.description, address: order.address ?? "–",
        at: order.delivery.map {
          LocalTime(minutesSinceMidnight: zone.minuteOfDay(at: $0.at)).description
        } ?? "", receiver: order.delivery?.report.receivedBy ?? "–")
    }
    hasDone = !done.isEmpty
    unreadable = UnreadableCard.cards(unread, texts)
    hasUnreadable = !unreadable.isEmpty
    boardVersion =
      BoardVersion(
        [sent, fulfilled, ofToday].joined(), unreadable: unread, late: waiting.count(where: \.isLate)
      ).text
  }

  /// Shows what is wrong with a report beside its ticket.
  mutating func show(_ faults: [Fault], on id: OrderID, _ form: FormBody, _ texts: Texts) {
    guard let index = waiting.firstIndex(where: { $0.id == id.description }) else { return }
    waiting[index].show(faults, form, texts)
  }

  private static func page(
    _ status: OrderStatus, _ front: FrontDesk, _ principal: Principal, from today: LocalDate
  )
    async throws(OrderingError) -> CakeOrdering.OrderPage
  {
    var request = ListOrders.Request()
    request.from = today.adding(days: -daysBack).description
    request.status = status.rawValue
    request.limit = most
    return try await ListOrders(desk: front.desk)(request, as: principal)
  }
}
