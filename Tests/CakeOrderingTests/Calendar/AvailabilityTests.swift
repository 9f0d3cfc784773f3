import CakeOrdering
import CakeTesting
import Testing

@Suite("Availability")
struct AvailabilityTests {
  private func days(_ shop: ExampleShop, _ from: String?, _ to: String?) async throws -> [DayAvailability] {
    try await ShowAvailability(desk: shop.desk)(from: from, to: to)
  }

  @Test("tells for each day and slot whether it can be had, and why not")
  func reasons() async throws {
    let shop = ExampleShop(.example(bookingHorizonDays: 30))
    let found = try await days(shop, "2026-11-30", "2027-01-01")
    let reasons = Dictionary(uniqueKeysWithValues: found.map { ($0.date.description, $0.reason) })
    #expect(found.count == 33)
    #expect(reasons["2026-11-30"] == .past)
    #expect(reasons["2026-12-06"] == .closed)
    #expect(reasons["2026-12-25"] == .closed)
    #expect(reasons["2026-12-31"] == .some(nil))
    #expect(reasons["2027-01-01"] == .beyondHorizon)
    #expect(found.allSatisfy { $0.slots.count == 2 })
    #expect(
      found.filter { $0.reason == .closed }.allSatisfy { day in day.slots.allSatisfy { $0.reason == .closed }
      })
  }

  @Test("is for a slot too, as soon as one cake can be ready")
  func tooSoon() async throws {
    let shop = ExampleShop()
    // Nine in the morning: a lemon tart was to be ordered last evening for today.
    let today = try await days(shop, "2026-12-01", "2026-12-01")
    #expect(today[0].reason == .tooSoon)
    let tomorrow = try await days(shop, "2026-12-02", "2026-12-02")
    #expect(tomorrow[0].isOpen)
    shop.clock.set(.at("2026-12-01T17:00:00.001Z"))
    let tooLate = try await days(shop, "2026-12-02", "2026-12-02")
    #expect(tooLate[0].reason == .tooSoon)
  }

  @Test("differs by slot where the morning is too soon and the afternoon is not")
  func bySlot() async throws {
    let shop = ExampleShop(
      .example(cakes: [.example("bun", "Bun", price: 100, leadTimeHours: 3, cutOff: .at("10:00"))]))
    let day = try await days(shop, "2026-12-01", "2026-12-01")[0]
    #expect(day.isOpen)
    #expect(day.slots.map(\.isOpen) == [false, true])
  }

  @Test("ends when every producer's day is full")
  func full() async throws {
    let shop = ExampleShop()
    try await shop.place(.example(items: [.init(cakeID: "victoria-sponge", quantity: 20)]))
    #expect(try await days(shop, "2026-12-24", "2026-12-24")[0].isOpen)
    try await shop.place(.example(items: [.init(cakeID: "victoria-sponge", quantity: 3)]))
    // Two units are left where the smallest cake takes two.
    #expect(try await days(shop, "2026-12-24", "2026-12-24")[0].isOpen)
    try await shop.place()
    #expect(try await days(shop, "2026-12-24", "2026-12-24")[0].reason == .full)
    #expect(try await days(shop, "2026-12-23", "2026-12-23")[0].isOpen)
  }

  @Test("of a shop without slots is told by the day")
  func noSlots() async throws {
    let shop = ExampleShop(.example(slots: []))
    let found = try await days(shop, "2026-12-01", "2026-12-24")
    #expect(found.first?.reason == .tooSoon)
    #expect(found.last?.isOpen == true)
    #expect(found.last?.slots.isEmpty == true)
  }

  @Test("is told for 31 days from today, where no days are named, in the shop's own zone")
  func defaults() async throws {
    let shop = ExampleShop(clock: ManualClock(.at("2026-12-01T23:30:00Z")))
    let found = try await days(shop, nil, nil)
    #expect(found.first?.date == .on("2026-12-02"))
    #expect(found.count == 31)
  }

  @Test("is told for 62 days at most, and for days that exist")
  func ranges() async throws {
    let shop = ExampleShop()
    #expect(try await days(shop, "2026-12-01", "2027-01-31").count == 62)
    func pointers(_ from: String?, _ to: String?) async throws -> Set<String> {
      Set(try await faults { _ = try await days(shop, from, to) }.keys)
    }
    #expect(try await pointers("2026-12-01", "2027-02-01") == ["/to"])
    #expect(try await pointers("2026-12-02", "2026-12-01") == ["/to"])
    #expect(try await pointers("2026-02-30", "soon") == ["/from", "/to"])
    #expect(try await days(shop, "9999-12-31", nil).map(\.date.description) == ["9999-12-31"])
  }
}
