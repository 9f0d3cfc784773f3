import CakeOrdering
import CakeTesting
import Testing

@Suite("Feedback")
struct FeedbackTests {
  private func feedback(_ shop: ExampleShop) -> [DeliveryFeedback] {
    shop.webhooks.accepted.compactMap { sent in
      if case .feedback(let feedback) = sent.webhook.content { feedback } else { nil }
    }
  }

  @Test(
    "counts the minutes after the slot's end, or the day's where none was chosen",
    arguments: [
      ("morning", "2026-12-24T08:30:00Z", 0), ("morning", "2026-12-24T11:00:00Z", 0),
      ("morning", "2026-12-24T11:00:59.999Z", 0), ("morning", "2026-12-24T11:01:00Z", 1),
      ("afternoon", "2026-12-24T18:30:30Z", 90), (nil, "2026-12-24T22:59:59Z", 0),
      (nil, "2026-12-24T23:00:00Z", 0), (nil, "2026-12-25T00:00:00Z", 60),
      ("morning", "2026-12-26T11:00:00Z", 2880),
    ])
  func minutesLate(_ slot: String?, _ deliveredAt: String, _ minutes: Int) async throws {
    let shop = ExampleShop()
    let id = try await shop.order(in: .sentForDelivery, .example(slot: slot)).order.id
    shop.clock.set(.at("2026-12-27T00:00:00Z"))
    try await shop.deliver(id, DeliveryReport(deliveredAt: .at(deliveredAt)))
    try await shop.drain()
    #expect(feedback(shop).map(\.minutesLate) == [minutes])
    #expect(feedback(shop).map(\.deliveredAt) == [.at(deliveredAt)])
  }

  @Test("counts on the shop's clocks on the days they are changed")
  func clockChanges() async throws {
    for (day, end) in [("2027-03-28", "2027-03-28T22:00:00Z"), ("2027-10-31", "2027-10-31T23:00:00Z")] {
      let shop = ExampleShop(.example(bookingHorizonDays: 365, closed: ClosedDays()))
      let id = try await shop.order(in: .sentForDelivery, .example(dueDate: day, slot: nil)).order.id
      shop.clock.set(.at(end).adding(.seconds(120)))
      try await shop.deliver(id)
      try await shop.drain()
      #expect(feedback(shop).map(\.minutesLate) == [2])
    }
  }

  @Test("speaks for whoever reported the delivery, and once more for the customer")
  func voices() async throws {
    let shop = ExampleShop()
    let placed = try await shop.order(in: .sentForDelivery)
    let id = placed.order.id
    try await shop.deliver(id, DeliveryReport(review: 2, comment: "No lift"))
    try await shop.review(id, 5, "Kind driver", as: .customer(placed.token))
    try await shop.drain()
    let found = feedback(shop)
    #expect(found.map(\.from) == [.deliveryCompany, .customer])
    #expect(found.map(\.review) == [2, 5])
    #expect(found.map(\.comment) == ["No lift", "Kind driver"])
    #expect(found.allSatisfy { $0.number == placed.order.number && $0.orderID == id })
  }

  @Test("is about the delivery alone where nobody judged it")
  func silent() async throws {
    let shop = ExampleShop()
    _ = try await shop.order(in: .delivered)
    #expect(feedback(shop).map(\.review) == [nil])
    #expect(feedback(shop).map(\.comment) == [nil])
    #expect(feedback(shop).map(\.minutesLate) == [0])
  }
}
