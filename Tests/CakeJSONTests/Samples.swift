import CakeOrdering

enum Samples {
  static func time(_ text: String) -> Timestamp {
    Timestamp(rfc3339: text) ?? Timestamp(millisecondsSinceEpoch: 0)
  }

  static let id = OrderID(high: 0x0193_F3A5_7C11_7000, low: 0x8000_0000_0000_0001)
  static let customer = EmailAddress("ada@example.com").map {
    Customer(name: "Ada \"Bakér\" 🎂", email: $0, phone: "+44 20 7946 0000", language: "en")
  }

  static let item = OrderItem(
    cakeID: "victoria-sponge", name: "Victoria sponge", quantity: 2, inscription: "Happy\\Birthday",
    unitPrice: Money(amount: 3200, currency: "EUR"), taxRate: "7.0")

  static let order = Order(
    id: id, number: OrderNumber(bits: 0x12_3456_789A), version: 5, status: .delivered,
    placedAt: time("2026-12-01T08:30:15.123Z"), customer: customer, handover: .delivery,
    address: "1 Main Street", dueDate: LocalDate(daysSinceEpoch: 20_811), slot: "morning", slotStart: 540,
    items: [item], avoidAllergens: ["nuts"], note: "Ring twice", total: Money(amount: 6400, currency: "EUR"),
    effort: 4, cutOff: time("2026-12-22T13:00:00Z"), producerID: "oven",
    fulfilment: Fulfilment(
      at: time("2026-12-23T10:00:00Z"), by: Party(.producer, "oven"),
      report: FulfilmentReport(allergensChecked: true, note: "Done", deliveryCompanyID: "swift")),
    deliveryRequest: DeliveryRequest(
      companyID: "swift", version: 3, at: time("2026-12-23T10:00:01Z"), by: .system),
    delivery: Delivery(
      at: time("2026-12-24T09:00:00Z"), by: Party(.deliveryCompany, "swift"), version: 4,
      report: DeliveryReport(
        deliveredAt: time("2026-12-24T09:00:00Z"), receivedBy: "Ada", review: 4, comment: "Stairs")),
    review: Review(
      rating: 5, comment: "Lovely", at: time("2026-12-24T12:00:00Z"), by: .customer, version: 5),
    history: [
      HistoryEntry(
        at: time("2026-12-01T08:30:15.123Z"), by: .customer, action: .place, status: .placed, version: 1),
      HistoryEntry(
        at: time("2026-12-23T10:00:00Z"), by: Party(.producer, "oven"), action: .fulfill, status: .fulfilled,
        version: 2, note: "Done", takenFrom: "hearth"),
    ])

  static let erasedOrder = Order(
    id: id, number: OrderNumber(bits: 1), version: 2, status: .cancelled,
    placedAt: time("2024-01-01T00:00:00Z"),
    customer: nil, handover: .pickup, address: nil, dueDate: LocalDate(daysSinceEpoch: 19_800), slot: nil,
    slotStart: 0, items: [item], avoidAllergens: [], note: nil, total: Money(amount: 6400, currency: "EUR"),
    effort: 4, cutOff: time("2024-03-01T13:00:00Z"), producerID: "oven",
    erasedAt: time("2026-01-01T00:00:00Z"),
    history: [])
}
