import CakeOrdering

/// An order as emails speak of it: days and times on the shop's clocks, amounts and names as text.
struct LetterFacts: Sendable {
  let order: Order
  let calendar: ShopCalendar
  let recipient: Mailbox
  let phrases: any PhraseBook
  let orderURL: String?

  var shop: Shop { calendar.shop }
  var number: String { order.number.description }
  var isPickup: Bool { order.handover == .pickup }
  /// Whether it is one cake: languages speak differently of several.
  var isOne: Bool { order.items.reduce(0) { $0 + $1.quantity } == 1 }

  /// The recipient's name for a greeting; nil if it looks like an address of the web or of email, which
  /// somebody might use to send strangers a message in the shop's name.
  var greetingName: String? {
    let name = SafeText.line(recipient.name)
    let hints = ["/", ":", "@", "www.", "<", ">"]
    let dotted = name.split(separator: " ").contains { word in
      word.dropLast().contains(".") && word.utf8.count > 4
    }
    return name.isEmpty || dotted || hints.contains(where: name.lowercased().contains) ? nil : name
  }

  /// The slot as people call it.
  var slotName: String? {
    order.slot.map { phrases.slot(String($0.map { $0 == "-" ? " " : $0 })) }
  }

  /// The allergens that the customer avoids.
  var avoided: [String] { order.avoidAllergens.map(phrases.allergen) }

  /// The due day and slot, as short as a subject wants it.
  var dueInShort: String {
    ([phrases.shortDate(order.dueDate)] + (slotName.map { [$0] } ?? [])).joined(separator: ", ")
  }

  /// The due day and slot in full.
  var due: String {
    let date = phrases.date(order.dueDate)
    guard let name = slotName else { return date }
    guard let slot = order.slot.flatMap(shop.slot) else { return "\(date), \(name)" }
    return phrases.period(date, slot: name, from: slot.from.description, to: slot.to.description)
  }

  /// Why it was called off or given up, in the words of whoever did.
  var reason: String? {
    order.history.last { $0.action == .cancel || $0.action == .fail }?.note.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether the customer called it off.
  var wasCancelledByCustomer: Bool {
    order.history.last { $0.action == .cancel }?.by.role == .customer
  }

  /// Who bakes it now.
  var producerName: String? { shop.producer(order.producerID)?.name }

  /// Who delivers it.
  var deliveryCompanyName: String? { order.deliveryCompanyID.flatMap(shop.deliveryCompany)?.name }

  /// An instant on the shop's clocks.
  func localMoment(_ instant: Timestamp) -> String {
    let minutes = calendar.zone.minuteOfDay(at: instant)
    let time = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    return phrases.moment(calendar.zone.date(at: instant), time)
  }
}
