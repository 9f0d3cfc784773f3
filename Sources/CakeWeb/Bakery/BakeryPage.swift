import CakeLanguages
import CakeOrdering

/// The baker's board.
struct BakeryPage: Page {
  static let template = "bakery"

  /// A bakery to look at.
  struct Bakery: Sendable {
    var url: String
    var bakeryName: String
    var isShown: Bool
  }

  /// An order that was baked lately.
  struct Done: Sendable {
    var number: String
    var cakes: String
    var status: String
    var statusName: String
    var at: String
    var note: String?
  }

  var title: String
  var width: String? = "wide"
  var formToken: String
  var script: String
  var since: String
  var boardVersion: String
  var isEmpty: Bool
  var unreadable: [UnreadableCard]
  var hasUnreadable: Bool
  var days: [DayView]
  /// The days as they are shown.
  var drawnDays: [RenderedPart] = []
  var waiting: [TicketView]
  var hasWaiting: Bool
  var done: [Done]
  var hasDone: Bool
  var bakeries: [Bakery]
  var choosesBakery: Bool
  var notice: String?
  var noticeKind = "good"

  init(_ orders: BakeryOrders, _ front: FrontDesk, _ visit: Visit, only chosen: ProducerID?) {
    let texts = front.texts(visit)
    let language = texts.language
    let zone = front.desk.calendar.zone
    let filter = chosen.map { "?producer=\($0)" } ?? ""
    title = texts["bakery.title"]
    formToken = visit.formToken.text
    script = front.renderer.assets.url("board.js")
    since = "/bakery/since" + filter
    boardVersion = orders.version
    let isOperator = visit.party?.role == .operator
    var writer = BoardWriter(front, visit)
    writer.producer = chosen
    writer.namesBakers = isOperator && orders.producers.count > 1
    days = writer.days(orders)
    unreadable = UnreadableCard.cards(orders.unreadable, texts)
    hasUnreadable = !unreadable.isEmpty
    isEmpty = days.isEmpty && !hasUnreadable
    waiting = orders.waiting.map {
      var ticket = writer.ticket($0, classes: "card ticket ready")
      ticket.due = writer.due($0)
      ticket.action = writer.action("collection", $0)
      if let phone = $0.customer?.phone { ticket.who += " · \(phone)" }
      return ticket
    }
    hasWaiting = !waiting.isEmpty
    done = orders.done.map { order in
      Done(
        number: order.number.description,
        cakes: order.items.map { "\($0.quantity) × \($0.name)" }.joined(separator: ", "),
        status: "\(order.status)", statusName: texts.status(order),
        at: order.fulfilment.map { language.text($0.at, in: zone) } ?? "", note: order.fulfilment?.report.note
      )
    }
    hasDone = !done.isEmpty
    choosesBakery = isOperator && front.shop.producers.count > 1
    bakeries =
      [Bakery(url: "/bakery", bakeryName: texts["bakery.allBakeries"], isShown: chosen == nil)]
      + front.shop.producers.map {
        Bakery(url: "/bakery?producer=\($0.id)", bakeryName: $0.name, isShown: $0.id == chosen)
      }
  }

  /// Says what is wrong beside the ticket; false if the ticket is not there any more.
  mutating func show(_ fault: String, on id: OrderID) -> Bool {
    for day in days.indices {
      for slot in days[day].slots.indices {
        guard let index = days[day].slots[slot].tickets.firstIndex(where: { $0.id == id }) else { continue }
        days[day].slots[slot].tickets[index].fault = fault
        return true
      }
    }
    guard let index = waiting.firstIndex(where: { $0.id == id }) else { return false }
    waiting[index].fault = fault
    return true
  }
}
