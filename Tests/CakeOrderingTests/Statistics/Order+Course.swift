import CakeOrdering
import CakeTesting

extension Order {
  /// An order of one sponge for 32 euros as it is kept after all that happened to it.
  ///
  /// - Parameters:
  ///   - fulfilled: When it was baked; nil if it was not.
  ///   - sent: When its delivery company was asked; nil if none was.
  ///   - delivered: When it was handed over; nil if it was not.
  static func course(
    _ random: SeededRandomSource, _ status: OrderStatus, due: String, slot: SlotID? = "morning",
    placed: String = "2026-11-20T08:00:00Z", fulfilled: String? = nil, sent: String? = nil,
    company: DeliveryCompanyID = "swift-wheels", delivered: String? = nil,
    stars: Int? = nil, reportedStars: Int? = nil, facts: (inout ExampleOrder) -> Void = { _ in }
  ) -> Order {
    .example(random, at: .at(placed)) { order in
      order.status = status
      order.dueDate = .on(due)
      order.slot = slot
      order.slotStart = slot == "morning" ? 540 : slot == "afternoon" ? 780 : 0
      func happened(_ at: Timestamp, _ action: OrderAction, _ status: OrderStatus) {
        order.history.append(
          HistoryEntry(
            at: at, by: .system, action: action, status: status, version: order.history.count + 1))
      }
      if let at = fulfilled.map({ Timestamp.at($0) }) {
        happened(at, .fulfill, .fulfilled)
        order.fulfilment = Fulfilment(at: at, by: .system, report: FulfilmentReport())
      }
      if let at = sent.map({ Timestamp.at($0) }) {
        happened(at, .send, .sentForDelivery)
        order.deliveryRequest = DeliveryRequest(companyID: company, version: 3, at: at, by: .system)
      }
      if let at = delivered.map({ Timestamp.at($0) }) {
        happened(at, .deliver, .delivered)
        order.delivery = Delivery(
          at: at, by: .system, version: 4, report: DeliveryReport(review: reportedStars))
      }
      if let stars {
        order.review = Review(
          rating: stars, comment: nil, at: order.placedAt, by: .customer, version: 5)
      }
      facts(&order)
    }
  }
}
