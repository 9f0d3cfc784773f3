/// When cakes can be ordered, and for when: opening days, slots, lead times and cut-offs in the shop's zone.
public struct ShopCalendar: Sendable {
  /// The shop whose days these are.
  public let shop: Shop
  /// The rules of the shop's time zone.
  public let zone: any ZoneRules

  /// How far back an open day is looked for: over a year of closed days nobody orders.
  private static let longestClosure = 400

  /// The calendar of a shop in its time zone.
  public init(shop: Shop, zone: any ZoneRules) {
    self.shop = shop
    self.zone = zone
  }

  /// The day on the shop's calendar at an instant.
  public func today(at now: Timestamp) -> LocalDate { zone.date(at: now) }

  /// The last day for which orders are taken.
  public func horizon(at now: Timestamp) -> LocalDate {
    today(at: now).adding(days: shop.bookingHorizonDays)
  }

  /// When handing over starts: with the slot, or with the day's first where none is named.
  public func start(of date: LocalDate, slot: SlotID?) -> Timestamp {
    let first = slot.flatMap(shop.slot) ?? shop.slots.first
    return zone.instant(date, minutes: first?.from.minutesSinceMidnight ?? 0)
  }

  /// When handing over should be done: with the slot, or with the day where none is named.
  public func end(of date: LocalDate, slot: SlotID?) -> Timestamp {
    zone.instant(date, minutes: slot.flatMap(shop.slot)?.to.minutesSinceMidnight ?? 1440)
  }

  /// Until when a cake can be ordered for a day and slot: the latest cut-off time on an open day that lies
  /// at least the cake's lead time before the slot's start.
  ///
  /// Nil if the shop was closed for over a year before that.
  public func cutOff(for cake: Cake, due date: LocalDate, slot: SlotID?) -> Timestamp? {
    let latest = start(of: date, slot: slot).adding(.seconds(-3600 * cake.leadTimeHours))
    var day = zone.date(at: latest)
    for _ in 0..<Self.longestClosure {
      if !shop.closed.contains(day) {
        let cutOff = zone.instant(day, cake.cutOff)
        if cutOff <= latest { return cutOff }
      }
      day = day.adding(days: -1)
    }
    return nil
  }
}
