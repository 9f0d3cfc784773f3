extension ShopCalendar {
  /// Whether orders are taken for a day and each of its slots, and why not.
  ///
  /// - Parameters:
  ///   - isFull: Whether nobody has room that day.
  ///   - isTooSoon: Whether it is too late to order for a slot of the day; for the whole day where the shop has none.
  func offer(
    on date: LocalDate, at now: Timestamp, isFull: Bool, isTooSoon: (SlotID?) -> Bool
  ) -> DayAvailability {
    var reason = closure(of: date, at: now) ?? (isFull ? .full : nil)
    let slots = shop.slots.map { slot in
      DayAvailability.SlotAvailability(slot: slot, reason: reason ?? (isTooSoon(slot.id) ? .tooSoon : nil))
    }
    let noSlotIsLeft = slots.isEmpty ? isTooSoon(nil) : slots.allSatisfy { !$0.isOpen }
    if reason == nil, noSlotIsLeft { reason = .tooSoon }
    return DayAvailability(date: date, slots: slots, reason: reason)
  }

  /// Why no orders at all are taken for a day; nil if they are.
  private func closure(of date: LocalDate, at now: Timestamp) -> DayAvailability.Reason? {
    if date < today(at: now) { return .past }
    if date > horizon(at: now) { return .beyondHorizon }
    return shop.closed.contains(date) ? .closed : nil
  }
}
