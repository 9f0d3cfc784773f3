import CakeTesting
import Testing

@testable import CakeOrdering

@Suite("A delivery company's record")
struct CompanyStatisticsTests {
  private let random = SeededRandomSource()

  private func record(_ orders: [Order]) -> CompanyStatistics {
    var record = CompanyStatistics("swift-wheels")
    let calendar = ShopCalendar(shop: .example, zone: CentralEuropeanTime())
    for order in orders { record.add(order, calendar) }
    return record
  }

  private func delivered(_ at: String, due: String = "2026-11-23", slot: SlotID? = "morning") -> Order {
    .course(
      random, .delivered, due: due, slot: slot, fulfilled: "2026-03-01T06:00:00Z",
      sent: "2026-03-01T06:01:00Z", delivered: at)
  }

  @Test("says nothing of what there was none of")
  func nothing() {
    let record = record([.course(random, .sentForDelivery, due: "2026-11-23", sent: "2026-11-23T07:00:00Z")])
    #expect(record.delivered == 0)
    #expect(record.punctuality == nil)
    #expect(record.averageMinutesLate == nil)
    #expect(record.customersRating.average == nil)
  }

  @Test("is punctual up to the end of the slot on the shop's clocks, and late by whole minutes after it")
  func punctuality() {
    // The morning ends at noon in Berlin: 11:00 UTC in winter.
    let record = record([
      delivered("2026-11-23T08:30:00Z"), delivered("2026-11-23T11:00:00Z"), delivered("2026-11-23T11:00:59Z"),
      delivered("2026-11-23T11:10:00Z"), delivered("2026-11-23T11:35:30Z"),
    ])
    #expect(record.punctual == 3)
    #expect(record.late == 2)
    #expect(record.punctuality == 0.6)
    #expect(record.averageMinutesLate == 22.5)
  }

  @Test("is measured by the length that days have when clocks are changed")
  func clockChanges() {
    // Clocks go forward on 29 March 2026: that day ends at 22:00 UTC, twenty-three hours after it began.
    let spring = record([
      delivered("2026-03-29T21:59:00Z", due: "2026-03-29", slot: nil),
      delivered("2026-03-29T22:30:00Z", due: "2026-03-29", slot: nil),
      // Noon is at 10:00 UTC, not at 11:00 as the day before.
      delivered("2026-03-29T10:15:00Z", due: "2026-03-29"),
      delivered("2026-03-28T10:15:00Z", due: "2026-03-28"),
    ])
    #expect(spring.punctual == 2)
    #expect(spring.late == 2)
    #expect(spring.averageMinutesLate == 22.5)
    // Clocks go back on 25 October 2026: that day ends at 23:00 UTC, twenty-five hours after it began.
    let autumn = record([
      delivered("2026-10-25T22:30:00Z", due: "2026-10-25", slot: nil),
      delivered("2026-10-25T23:05:00Z", due: "2026-10-25", slot: nil),
    ])
    #expect(autumn.punctual == 1)
    #expect(autumn.averageMinutesLate == 5)
  }

  @Test("keeps what customers think apart from what delivery reports say, and counts failures")
  func ratings() {
    func rated(_ stars: Int?, _ reported: Int?) -> Order {
      .course(
        random, .delivered, due: "2026-11-23", fulfilled: "2026-11-23T06:00:00Z",
        sent: "2026-11-23T06:01:00Z",
        delivered: "2026-11-23T09:00:00Z", stars: stars, reportedStars: reported)
    }
    let record = record([
      rated(5, 3), rated(4, nil), rated(nil, 4),
      .course(
        random, .failed, due: "2026-11-23", fulfilled: "2026-11-23T06:00:00Z", sent: "2026-11-23T06:01:00Z"),
    ])
    #expect(record.delivered == 3)
    #expect(record.failed == 1)
    #expect(record.customersRating.count == 2)
    #expect(record.customersRating.average == 4.5)
    #expect(record.reportersRating.average == 3.5)
  }
}
