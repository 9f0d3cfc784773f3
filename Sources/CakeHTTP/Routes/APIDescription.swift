import CakeOrdering
import NIOCore
import Synchronization

/// The OpenAPI document, whose examples are this shop's: its first cake and slot, an open day, its people.
struct APIDescription: Sendable {
  private let calendar: ShopCalendar
  private let clock: any WallClock
  private let today: LastDocument
  /// How many days ahead the example's due date is looked for, so that it can still be ordered for.
  private static let daysAhead = 14

  /// The document of the day it was last asked for.
  private final class LastDocument: Sendable {
    let value = Mutex<(date: LocalDate, bytes: ByteBuffer)?>(nil)
  }

  init(calendar: ShopCalendar, clock: any WallClock) {
    self.calendar = calendar
    self.clock = clock
    self.today = LastDocument()
  }

  /// The document as JSON.
  func document() -> ByteBuffer {
    let date = calendar.today(at: clock.now())
    return today.value.withLock { last in
      if let last, last.date == date { return last.bytes }
      let bytes = ByteBuffer(bytes: document(on: date))
      last = (date, bytes)
      return bytes
    }
  }

  private func document(on date: LocalDate) -> [UInt8] {
    let shop = calendar.shop
    var document = PackageResources.openapi_json
    let examples = [
      ("{{dueDate}}", openDay(after: date).description), ("{{cakeId}}", shop.cakes.first?.id),
      ("{{slot}}", shop.slots.first?.id), ("{{producerId}}", shop.producers.first?.id),
      ("{{deliveryCompanyId}}", shop.deliveryCompanies.first?.id),
    ]
    for (mark, value) in examples {
      document = document.replacing(Array(mark.utf8), with: Array((value ?? "").utf8))
    }
    return document
  }

  private func openDay(after date: LocalDate) -> LocalDate {
    let first = date.adding(days: min(Self.daysAhead, calendar.shop.bookingHorizonDays))
    let days = (0..<calendar.shop.bookingHorizonDays).lazy.map { first.adding(days: $0) }
    return days.first { !calendar.shop.closed.contains($0) } ?? first
  }
}
