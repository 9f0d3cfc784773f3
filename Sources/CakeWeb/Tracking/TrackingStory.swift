import CakeLanguages
import CakeOrdering

/// What is said to the customer about where the order stands.
struct TrackingStory {
  let order: Order
  let front: FrontDesk
  let texts: Texts

  var headline: String { texts["track.\(chapter).headline"] }

  var explanation: String {
    let text = texts(
      "track.\(chapter).text",
      [
        "producer": front.shop.producer(order.producerID)?.name ?? "", "due": due,
        "company": order.deliveryCompanyID.flatMap(front.shop.deliveryCompany)?.name
          ?? texts["who.deliveryCompany"],
        "address": front.shop.address,
        "at": order.delivery.map { texts.language.text($0.at, in: front.desk.calendar.zone) } ?? "",
      ])
    return order.erasedAt == nil || order.isErasureIncomplete ? text : "\(text) \(texts["track.erased"])"
  }

  /// The day and the slot.
  var due: String { texts.due(order.dueDate, order.slot.flatMap(front.shop.slot)) }

  func facts(_ visit: Visit) -> [ReviewPage.Fact] {
    var facts = [ReviewPage.Fact(label: texts["track.for"], value: due)]
    facts.append(
      ReviewPage.Fact(
        label: texts[order.handover == .pickup ? "review.handover" : "track.to"],
        value: order.handover == .pickup
          ? texts("review.pickup", ["address": front.shop.address]) : order.address ?? "–"))
    if !order.avoidAllergens.isEmpty {
      facts.append(
        ReviewPage.Fact(
          label: texts["track.avoiding"],
          value: order.avoidAllergens.map { texts.allergen($0) }.joined(separator: ", ")))
    }
    facts.append(
      ReviewPage.Fact(label: texts["track.baker"], value: front.shop.producer(order.producerID)?.name ?? "–"))
    facts.append(ReviewPage.Fact(label: texts["track.total"], value: visit.preference.text(order.total)))
    return facts
  }

  private var chapter: String {
    order.status == .fulfilled && order.handover == .pickup ? "ready" : "\(order.status)"
  }
}
