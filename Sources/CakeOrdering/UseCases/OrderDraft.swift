/// A request for an order that keeps all of the shop's rules, its prices and times frozen.
struct OrderDraft {
  let customer: Customer
  let handover: Handover
  let address: String?
  let dueDate: LocalDate
  let slot: Slot?
  let items: [OrderItem]
  let avoidAllergens: [Allergen]
  let note: String?
  let effort: Int
  let total: Money
  let cutOff: Timestamp

  /// Checks a request against the shop's rules.
  ///
  /// - Throws: ``OrderingError/invalid(_:)`` with all faults at once.
  init(_ request: PlaceOrderRequest, calendar: ShopCalendar, now: Timestamp, unreadable: [Fault])
    throws(OrderingError)
  {
    var check = OrderCheck(calendar: calendar, now: now, faults: unreadable)
    let customer = check.customer(request)
    let handover = check.handover(request)
    let address = check.address(request, handover)
    let slot = check.slot(request)
    let dueDate = check.dueDate(request)
    let allergens = check.allergens(request)
    let items = check.items(request, avoiding: allergens)
    check.text(request.note, at: "/note", max: TextRules.note)
    let cutOff = check.cutOff(items, dueDate, slot)
    guard check.faults.faults.isEmpty, let customer, let handover, let dueDate, let cutOff else {
      throw .invalid(check.faults.faults)
    }
    self.customer = customer
    self.handover = handover
    self.address = address
    self.dueDate = dueDate
    self.slot = slot
    self.items = items.map { $0.line }
    self.avoidAllergens = allergens
    self.note = request.note
    self.effort = items.reduce(0) { $0 + $1.cake.effort * $1.line.quantity }
    self.total = Money(
      amount: self.items.reduce(0) { $0 + $1.unitPrice.amount * $1.quantity },
      currency: calendar.shop.currency)
    self.cutOff = cutOff
  }

  /// The order, given to a producer.
  func order(id: OrderID, number: OrderNumber, producer: ProducerID, at now: Timestamp) -> Order {
    Order(
      id: id, number: number, version: 1, status: .placed, placedAt: now, customer: customer,
      handover: handover, address: address, dueDate: dueDate, slot: slot?.id,
      slotStart: slot?.from.minutesSinceMidnight ?? 0, items: items, avoidAllergens: avoidAllergens,
      note: note, total: total, effort: effort, cutOff: cutOff, producerID: producer,
      history: [HistoryEntry(at: now, by: .customer, action: .place, status: .placed, version: 1)])
  }
}
