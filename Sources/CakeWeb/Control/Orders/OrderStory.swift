import CakeLanguages
import CakeOrdering

/// What the operator is told about an order.
struct OrderStory: Sendable {
  let order: Order
  let front: FrontDesk
  let texts: Texts

  /// Whom it is for, where it goes, and who has to do with it.
  var facts: [RecordFact] {
    let customer = order.customer
    let pickup = texts("review.pickup", ["address": front.shop.address])
    var facts = [fact("customer", customer?.name ?? texts["orders.erased"])]
    if let email = customer?.email { facts.append(fact("email", email.text, ContactLink.write(email))) }
    if let phone = customer?.phone { facts.append(fact("phone", phone, ContactLink.call(phone))) }
    if let tag = customer?.language { facts.append(fact("language", Language(tag: tag)?.name ?? tag)) }
    facts.append(fact("handover", texts["orders.\(order.handover.rawValue)"]))
    facts.append(fact("address", order.handover == .pickup ? pickup : order.address ?? "–"))
    facts.append(fact("producer", front.shop.producer(order.producerID)?.name ?? order.producerID))
    if let request = order.deliveryRequest {
      facts.append(fact("company", companyName(request.companyID)))
      facts.append(fact("askedAt", text(request.at)))
    }
    return facts + [fact("placedAt", text(order.placedAt)), fact("cutOff", text(order.cutOff))]
  }

  /// What was reported of its baking and its delivery, and what its customer thinks.
  var reports: [RecordFact] {
    var facts: [RecordFact] = []
    if let fulfilment = order.fulfilment {
      facts.append(fact("bakedBy", "\(who(fulfilment.by)), \(text(fulfilment.at))"))
      if fulfilment.report.allergensChecked == true {
        facts.append(fact("allergens", texts["record.allergensChecked"]))
      }
      if let note = fulfilment.report.note { facts.append(fact("bakersNote", note)) }
    }
    if let delivery = order.delivery {
      let isPickup = order.handover == .pickup
      facts.append(fact(isPickup ? "collectedAt" : "deliveredAt", text(delivery.at)))
      facts.append(fact("reportedBy", who(delivery.by)))
      if let receiver = delivery.report.receivedBy { facts.append(fact("receivedBy", receiver)) }
      if let review = delivery.report.review {
        facts.append(fact("deliveryReview", texts.counted("track.stars", review)))
      }
      if let comment = delivery.report.comment { facts.append(fact("deliveryComment", comment)) }
    }
    if let review = order.review {
      let stars = texts.counted("track.stars", review.rating)
      facts.append(fact("customersReview", "\(stars), \(text(review.at)) (\(who(review.by)))"))
      if let comment = review.comment { facts.append(fact("customersComment", comment)) }
    }
    return facts
  }

  /// Everything that happened, the oldest first.
  var history: [TrackingPage.Event] {
    order.history.map { entry in
      let before = entry.takenFrom.map {
        texts("record.takenFrom", ["producer": front.shop.producer($0)?.name ?? $0])
      }
      let notes = [before, entry.note].compactMap(\.self)
      return TrackingPage.Event(
        at: text(entry.at), what: texts["action.\(entry.action)"], who: who(entry.by),
        note: notes.isEmpty ? nil : notes.joined(separator: " · "))
    }
  }

  /// Who somebody is: name and role of staff, the role of everybody else.
  private func who(_ party: Party) -> String {
    let role = texts["who.\(party.role.rawValue)"]
    let name = front.name(of: party)
    return name.isEmpty ? role : "\(name), \(role)"
  }

  private func companyName(_ id: DeliveryCompanyID) -> String { front.shop.deliveryCompany(id)?.name ?? id }

  private func text(_ instant: Timestamp) -> String {
    texts.language.text(instant, in: front.desk.calendar.zone)
  }

  private func fact(_ name: String, _ value: String, _ link: String? = nil) -> RecordFact {
    RecordFact(label: texts["record.\(name)"], value: value, link: link)
  }
}
