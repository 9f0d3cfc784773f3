extension ShopCalendar {
  /// Whether an order's time is over without its end: its slot, or its day where none was chosen.
  public func isOverdue(_ order: Order, at now: Timestamp) -> Bool {
    !order.status.isFinal && end(of: order.dueDate, slot: order.slot) < now
  }

  /// How late a delivery was: whole minutes after the handing over should have been done; 0 if it was on time.
  public func minutesLate(_ delivery: Delivery, of order: Order) -> Int {
    max(0, Int(delivery.at.since(end(of: order.dueDate, slot: order.slot)).components.seconds / 60))
  }
}
