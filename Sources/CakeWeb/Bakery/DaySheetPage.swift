import CakeLanguages
import CakeOrdering

/// What is to be baked on one day, to be printed: by order, and summed up by cake.
struct DaySheetPage: Page {
  static let template = "day-sheet"

  /// An order on the sheet.
  struct Row: Sendable {
    var number: String
    var time: String
    var handoverName: String
    var customer: String?
    var note: String?
    var avoided: String?
    var items: [TicketItem]
  }

  var title: String
  var width: String? = "wide"
  var dayName: String
  var load: String
  var back: String
  var printScript: String
  var rows: [Row]
  var unreadable: [UnreadableCard]
  var isEmpty: Bool
  var cakes: [SheetCake]

  init(
    _ date: LocalDate, _ orders: BakeryOrders, _ front: FrontDesk, _ visit: Visit, only chosen: ProducerID?
  ) {
    let texts = front.texts(visit)
    let writer = BoardWriter(front, visit)
    let due = orders.placed.filter { $0.dueDate == date }
    let dayLoad = orders.load(on: date)
    title = texts("bakery.sheetTitle", ["day": texts.language.shortText(date)])
    dayName = texts.language.text(date)
    load = texts("bakery.load", ["taken": "\(dayLoad.taken)", "capacity": "\(dayLoad.capacity)"])
    back = "/bakery" + (chosen.map { "?producer=\($0)" } ?? "") + "#day-\(date)"
    printScript = front.renderer.assets.url("board.js")
    rows = due.map { order in
      let avoided = order.avoidAllergens.map { texts.allergen($0) }.joined(separator: ", ")
      return Row(
        number: order.number.description, time: writer.time(order),
        handoverName: texts[order.handover == .delivery ? "bakery.delivery" : "bakery.pickup"],
        customer: order.customer?.name, note: order.note, avoided: avoided.isEmpty ? nil : avoided,
        items: order.items.map(TicketItem.init))
    }
    unreadable = UnreadableCard.cards(orders.unreadable.filter { $0.place.dueDate == date }, texts)
    isEmpty = rows.isEmpty && unreadable.isEmpty
    cakes = SheetCake.cakes(due, writer)
  }
}
