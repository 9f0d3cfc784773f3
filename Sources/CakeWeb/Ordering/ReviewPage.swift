import CakeLanguages
import CakeOrdering

/// The whole order once more, before it is placed.
struct ReviewPage: Page {
  static let template = "review"

  /// A fact with its label.
  struct Fact: Sendable {
    var label: String
    var value: String
  }

  var title: String
  var lines: [LineView]
  var facts: [Fact]
  var avoided: String?
  var total: String
  var values: [OrderForm.Field]

  init(_ form: OrderForm, _ front: FrontDesk, _ visit: Visit) {
    let texts = front.texts(visit)
    title = texts["review.title"]
    lines = visit.basket.lines.enumerated().map { LineView($1, $0, front, visit, fault: nil) }
    facts = Self.facts(form, front.shop, texts)
    let avoiding = visit.basket.avoid.map { texts.allergen($0) }
    avoided = avoiding.isEmpty ? nil : avoiding.joined(separator: ", ")
    total = visit.preference.text(visit.basket.total(front.shop))
    // With the basket itself, so that the same form sent again is the same order, whatever the cookie holds by then.
    values =
      form.values + [
        OrderForm.Field(name: "basket", value: visit.basket.cookie ?? ""),
        OrderForm.Field(name: "language", value: visit.language.rawValue),
      ]
  }

  private static func facts(_ form: OrderForm, _ shop: Shop, _ texts: Texts) -> [Fact] {
    var facts: [Fact] = []
    if let date = form.dueDate {
      let value = texts.due(date, form.slot.flatMap(shop.slot))
      facts.append(Fact(label: texts["review.day"], value: value))
    }
    facts.append(
      Fact(
        label: texts["review.handover"],
        value: form.isDelivery
          ? texts("review.delivery", ["address": form.address])
          : texts("review.pickup", ["address": shop.address])
      ))
    facts.append(Fact(label: texts["review.name"], value: form.name))
    facts.append(Fact(label: texts["review.email"], value: form.email))
    if !form.phone.isEmpty { facts.append(Fact(label: texts["review.phone"], value: form.phone)) }
    if !form.note.isEmpty { facts.append(Fact(label: texts["review.note"], value: form.note)) }
    return facts
  }
}
