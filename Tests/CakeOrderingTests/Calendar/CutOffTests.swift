import CakeOrdering
import CakeTesting
import Testing

@Suite("A cake can be ordered until its cut-off")
struct CutOffTests {
  private func cutOff(
    lead: Int, at time: String, due date: String, slot: SlotID? = "morning",
    closed: ClosedDays = ClosedDays(), slots: [Slot] = .example
  ) -> Timestamp? {
    let cake = Cake.example("cake", "Cake", price: 100, leadTimeHours: lead, cutOff: .at(time))
    let shop = Shop.example(slots: slots, closed: closed, cakes: [cake])
    return ShopCalendar(shop: shop, zone: CentralEuropeanTime()).cutOff(
      for: cake, due: .on(date), slot: slot)
  }

  @Test("at the latest such time of a day that leaves the lead time")
  func plain() {
    // 48 hours before nine o'clock on the 10th is nine o'clock on the 8th: two is too late that day.
    #expect(cutOff(lead: 48, at: "14:00", due: "2026-12-10") == .at("2026-12-07T13:00:00Z"))
    #expect(cutOff(lead: 48, at: "09:00", due: "2026-12-10") == .at("2026-12-08T08:00:00Z"))
    #expect(cutOff(lead: 48, at: "09:01", due: "2026-12-10") == .at("2026-12-07T08:01:00Z"))
    #expect(cutOff(lead: 0, at: "09:00", due: "2026-12-10") == .at("2026-12-10T08:00:00Z"))
  }

  @Test("counted from the slot, or from the day's first where none is named")
  func slots() {
    #expect(
      cutOff(lead: 4, at: "09:00", due: "2026-12-10", slot: "afternoon") == .at("2026-12-10T08:00:00Z"))
    #expect(cutOff(lead: 4, at: "09:00", due: "2026-12-10", slot: "morning") == .at("2026-12-09T08:00:00Z"))
    #expect(cutOff(lead: 4, at: "09:00", due: "2026-12-10", slot: nil) == .at("2026-12-09T08:00:00Z"))
  }

  @Test("counted from midnight in a shop without slots")
  func noSlots() {
    #expect(
      cutOff(lead: 4, at: "20:00", due: "2026-12-10", slot: nil, slots: []) == .at("2026-12-09T19:00:00Z"))
    #expect(
      cutOff(lead: 4, at: "20:01", due: "2026-12-10", slot: nil, slots: []) == .at("2026-12-08T19:01:00Z"))
  }

  @Test("on an open day")
  func closedDays() {
    // From Monday the 28th back over a Saturday that is too late, Christmas Day and a Sunday.
    #expect(
      cutOff(lead: 48, at: "14:00", due: "2026-12-28", closed: .example) == .at("2026-12-24T13:00:00Z"))
    #expect(cutOff(lead: 24, at: "16:00", due: "2026-12-08", closed: .example) == .at("2026-12-05T15:00:00Z"))
  }

  @Test("never, in a shop that was closed for over a year")
  func alwaysClosed() {
    let closed = ClosedDays(weekdays: Set(Weekday.allCases))
    #expect(cutOff(lead: 24, at: "14:00", due: "2026-12-10", closed: closed) == nil)
  }

  @Test("a lead time's hours being real ones when clocks are put forward")
  func leadTimeOverGap() {
    // A day before nine o'clock that Sunday, local clocks showed eight.
    #expect(cutOff(lead: 24, at: "08:00", due: "2027-03-28") == .at("2027-03-27T07:00:00Z"))
    #expect(cutOff(lead: 24, at: "08:01", due: "2027-03-28") == .at("2027-03-26T07:01:00Z"))
  }

  @Test("a lead time's hours being real ones when clocks are put back")
  func leadTimeOverOverlap() {
    // A day before nine o'clock that Sunday, local clocks showed ten.
    #expect(cutOff(lead: 24, at: "10:00", due: "2027-10-31") == .at("2027-10-30T08:00:00Z"))
    #expect(cutOff(lead: 24, at: "10:01", due: "2027-10-31") == .at("2027-10-29T08:01:00Z"))
  }

  @Test("which moves forward where it does not exist")
  func cutOffInGap() {
    #expect(cutOff(lead: 4, at: "02:30", due: "2027-03-28") == .at("2027-03-28T01:30:00Z"))
  }

  @Test("which is the first where it occurs twice")
  func cutOffInOverlap() {
    #expect(cutOff(lead: 4, at: "02:30", due: "2027-10-31") == .at("2027-10-31T00:30:00Z"))
  }

  @Test("for a slot that starts at a time that does not exist")
  func slotInGap() {
    let night = [Slot(id: "night", from: .at("02:30"), to: .at("04:00"))]
    #expect(
      cutOff(lead: 1, at: "01:30", due: "2027-03-28", slot: "night", slots: night)
        == .at("2027-03-28T00:30:00Z"))
  }
}
