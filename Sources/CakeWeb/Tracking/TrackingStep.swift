import CakeLanguages
import CakeOrdering

/// A step of a cake's way.
struct TrackingStep: Sendable {
  var name: String
  var icon: String
  /// `done`, `now`, `later` or `stopped`.
  var state: String
  var at: String?
  /// Whether the cake is there; templates see stored properties alone.
  var isNow: Bool

  /// The way of an order: what is done, where it is, what is still to come.
  static func steps(of order: Order, _ front: FrontDesk, _ texts: Texts) -> [TrackingStep] {
    let way: [OrderStatus] =
      order.handover == .delivery
      ? [.placed, .fulfilled, .sentForDelivery, .delivered] : [.placed, .fulfilled, .delivered]
    let reached = order.history.map(\.status)
    let hasStopped = order.status == .cancelled || order.status == .failed
    var steps: [TrackingStep] = []
    for status in way where !hasStopped || reached.contains(status) {
      let state =
        order.status == status
        ? (status == .delivered ? "done" : "now") : reached.contains(status) ? "done" : "later"
      steps.append(step(status, state, order, front, texts))
    }
    if hasStopped { steps.append(step(order.status, "stopped", order, front, texts)) }
    return steps
  }

  private static func step(
    _ status: OrderStatus, _ state: String, _ order: Order, _ front: FrontDesk, _ texts: Texts
  ) -> TrackingStep {
    let icons: [OrderStatus: String] = [
      .placed: "check", .fulfilled: "oven", .sentForDelivery: "truck", .delivered: "house",
    ]
    let at = order.history.first { $0.status == status }?.at
    let collected = status == .delivered && order.handover == .pickup
    return TrackingStep(
      name: texts[collected ? "status.collected" : "status.\(status)"], icon: icons[status] ?? "allergen",
      state: state, at: at.map { texts.language.text($0, in: front.desk.calendar.zone) },
      isNow: state == "now")
  }
}
