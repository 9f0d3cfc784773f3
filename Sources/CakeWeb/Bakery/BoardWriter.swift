import CakeLanguages
import CakeOrdering

/// Puts orders on the board: by day, by slot, as tickets.
struct BoardWriter {
  let front: FrontDesk
  let texts: Texts
  let formToken: String
  /// The one bakery an operator wants to see.
  var producer: ProducerID?
  /// Whether tickets say who bakes.
  var namesBakers = false
  private var allergens: [Allergen: TicketAllergen] = [:]

  init(_ front: FrontDesk, _ visit: Visit) {
    self.front = front
    texts = front.texts(visit)
    formToken = visit.formToken.text
    for allergen in front.shop.knownAllergens { allergens[allergen] = mark(allergen) }
  }

  /// The days with something to bake.
  func days(_ orders: BakeryOrders) -> [DayView] {
    var days: [DayView] = []
    for (index, order) in orders.placed.enumerated() {
      if days.last?.date != order.dueDate.description { days.append(day(order.dueDate, orders)) }
      let key = "\(order.dueDate)-\(order.slot ?? "any")"
      let last = days.endIndex - 1
      if days[last].slots.last?.key != key { days[last].slots.append(slot(order, key)) }
      let isLate = order.dueDate < orders.today
      var ticket = ticket(
        order, classes: isLate ? "card ticket late" : index == 0 ? "card ticket next" : "card ticket")
      let next = index + 1 < orders.placed.count ? orders.placed[index + 1].number : nil
      ticket.action = action("fulfillment", order, next: next)
      days[last].slots[days[last].slots.endIndex - 1].tickets.append(ticket)
    }
    for index in days.indices {
      let count = days[index].slots.reduce(0) { $0 + $1.tickets.count }
      days[index].count = texts.counted("bakery.orders", count)
    }
    return days
  }

  /// An order as a ticket.
  func ticket(_ order: Order, classes: String) -> TicketView {
    let baker = namesBakers ? front.shop.producer(order.producerID)?.name : nil
    let customer = order.customer.map { "\(texts["bakery.for"]) \($0.name)" }
    return TicketView(
      order, order.avoidAllergens.map { allergens[$0] ?? mark($0) }, classes: classes,
      who: [customer, baker].compactMap(\.self).joined(separator: " · "), formToken: formToken)
  }

  /// Where a ticket's button leads: what it does, and where the page goes on afterwards.
  func action(_ name: String, _ order: Order, next: OrderNumber? = nil) -> String {
    let query = [next.map { "next=\($0)" }, producer.map { "producer=\($0)" }].compactMap(\.self)
    return "/bakery/\(order.id)/\(name)" + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  /// The day and the slot of an order.
  func due(_ order: Order) -> String {
    let day = texts.language.shortText(order.dueDate)
    guard let slot = order.slot.flatMap(front.shop.slot) else { return day }
    return "\(day), \(slot.from)–\(slot.to)"
  }

  /// When on its day an order is due.
  func time(_ order: Order) -> String {
    order.slot.flatMap(front.shop.slot).map { "\($0.from)–\($0.to)" } ?? texts["bakery.anyTime"]
  }

  private func day(_ date: LocalDate, _ orders: BakeryOrders) -> DayView {
    let load = orders.load(on: date)
    let mark =
      date < orders.today
      ? "overdue"
      : date == orders.today ? "today" : date == orders.today.adding(days: 1) ? "tomorrow" : nil
    return DayView(
      date: date.description, dayName: texts.language.text(date),
      mark: mark.map { texts["bakery.\($0)"] } ?? "", isOverdue: date < orders.today, count: "",
      load: texts("bakery.load", ["taken": "\(load.taken)", "capacity": "\(load.capacity)"]),
      percent: load.percent,
      loadKind: load.kind,
      printURL: "/bakery/print?date=\(date)" + (producer.map { "&producer=\($0)" } ?? ""), slots: [])
  }

  private func slot(_ order: Order, _ key: String) -> SlotView {
    let slot = order.slot.flatMap(front.shop.slot)
    let name = order.slot.map { texts.slot($0) } ?? texts["bakery.anyTime"]
    return SlotView(
      key: key, slotName: name.capitalisedFirst,
      hours: slot.map { "\($0.from)–\($0.to)" } ?? "", tickets: [])
  }

  private func mark(_ allergen: Allergen) -> TicketAllergen {
    TicketAllergen(
      icon: Shop.declarableAllergens.contains(allergen) ? allergen : "allergen",
      name: texts.allergen(allergen))
  }
}
