/// The shop's rules for what a customer may order, each noting its faults where they are.
struct OrderCheck {
  let calendar: ShopCalendar
  let now: Timestamp
  var faults: FaultList

  /// A line of the order with the cake it is for.
  typealias CheckedItem = (line: OrderItem, cake: Cake)

  init(calendar: ShopCalendar, now: Timestamp, faults: [Fault]) {
    self.calendar = calendar
    self.now = now
    self.faults = FaultList(faults)
  }

  mutating func text(_ text: String?, at pointer: String, max: Int, blankAllowed: Bool = true) {
    guard let text, let fault = TextRules.fault(in: text, max: max, blankAllowed: blankAllowed) else {
      return
    }
    faults.add(pointer, fault)
  }

  mutating func customer(_ request: PlaceOrderRequest) -> Customer? {
    if request.name == nil { faults.add("/customer/name", "is required") }
    text(request.name, at: "/customer/name", max: TextRules.name, blankAllowed: false)
    text(request.phone, at: "/customer/phone", max: TextRules.phone)
    if let language = request.language, !LanguageTag.isWellFormed(language) {
      faults.add("/customer/language", "must be a language tag such as en or de-AT")
    }
    guard let email = request.email else {
      faults.add("/customer/email", "is required")
      return nil
    }
    guard let address = EmailAddress(email) else {
      faults.add("/customer/email", "must be an email address such as ada@example.com")
      return nil
    }
    return Customer(
      name: request.name ?? "", email: address, phone: request.phone, language: request.language)
  }

  mutating func handover(_ request: PlaceOrderRequest) -> Handover? {
    guard let text = request.handover else { return .delivery }
    guard let handover = Handover(rawValue: text) else {
      faults.add("/handover", "must be delivery or pickup")
      return nil
    }
    return handover
  }

  mutating func address(_ request: PlaceOrderRequest, _ handover: Handover?) -> String? {
    guard let address = request.address else {
      if handover == .delivery { faults.add("/address", "is required for delivery") }
      return nil
    }
    if handover == .pickup { faults.add("/address", "must be left out for pickup") }
    text(address, at: "/address", max: TextRules.address, blankAllowed: false)
    return address
  }

  mutating func slot(_ request: PlaceOrderRequest) -> Slot? {
    guard let id = request.slot else { return nil }
    guard let slot = calendar.shop.slot(id) else {
      faults.add("/slot", "must be one of: \(calendar.shop.slots.map(\.id).joined(separator: ", "))")
      return nil
    }
    return slot
  }

  mutating func dueDate(_ request: PlaceOrderRequest) -> LocalDate? {
    guard let text = request.dueDate else {
      faults.add("/dueDate", "is required")
      return nil
    }
    guard let date = LocalDate(text) else {
      faults.add("/dueDate", "must be a date such as 2026-12-24")
      return nil
    }
    if date < calendar.today(at: now) {
      faults.add("/dueDate", "is in the past")
    } else if date > calendar.horizon(at: now) {
      faults.add("/dueDate", "is too far ahead: orders are taken until \(calendar.horizon(at: now))")
    } else if calendar.shop.closed.contains(date) {
      faults.add("/dueDate", "the shop is closed on that day")
    } else {
      return date
    }
    return nil
  }

  /// The allergens to avoid, in lower case and each once.
  ///
  /// A word that the shop does not know is refused: it would be compared with nothing, and the allergy
  /// overlooked.
  mutating func allergens(_ request: PlaceOrderRequest) -> [Allergen] {
    var avoided: [Allergen] = []
    let known = calendar.shop.knownAllergens
    for (index, text) in (request.avoidAllergens ?? []).enumerated() {
      guard index < 50 else {
        faults.add("/avoidAllergens", "must have at most 50 entries")
        break
      }
      let allergen = text.lowercased()
      if !known.contains(allergen) {
        faults.add(
          "/avoidAllergens/\(index)",
          "must be one of: \(known.joined(separator: ", ")); anything else belongs in the note")
      } else if !avoided.contains(allergen) {
        avoided.append(allergen)
      }
    }
    return avoided
  }

  mutating func items(_ request: PlaceOrderRequest, avoiding allergens: [Allergen]) -> [CheckedItem] {
    guard let items = request.items else {
      faults.add("/items", "is required")
      return []
    }
    guard (1...50).contains(items.count) else {
      faults.add("/items", "must have 1 to 50 entries")
      return []
    }
    return items.enumerated().compactMap { index, item in
      self.item(item, at: "/items/\(index)", avoiding: allergens)
    }
  }

  private mutating func item(
    _ item: PlaceOrderRequest.Item, at pointer: String, avoiding allergens: [Allergen]
  ) -> CheckedItem? {
    let quantity = item.quantity ?? 0
    if item.quantity == nil {
      faults.add(pointer + "/quantity", "is required")
    } else if !(1...99).contains(quantity) {
      faults.add(pointer + "/quantity", "must be from 1 to 99")
    }
    text(item.inscription, at: pointer + "/inscription", max: TextRules.inscription)
    guard let id = item.cakeID else {
      faults.add(pointer + "/cakeId", "is required")
      return nil
    }
    guard let cake = calendar.shop.cake(id) else {
      faults.add(pointer + "/cakeId", "is not on the menu")
      return nil
    }
    let harmful = cake.allergens.filter(allergens.contains)
    if !harmful.isEmpty {
      faults.add(
        pointer + "/cakeId",
        "\(cake.name) contains \(harmful.joined(separator: ", ")), which this order avoids")
    }
    if item.inscription != nil, !cake.takesInscription {
      faults.add(pointer + "/inscription", "\(cake.name) takes no inscription")
    }
    let line = OrderItem(
      cakeID: id, name: cake.name, quantity: quantity, inscription: item.inscription, unitPrice: cake.price,
      taxRate: cake.taxRate)
    return (line, cake)
  }

  /// Until when all of it can be ordered: the earliest item's cut-off.
  mutating func cutOff(_ items: [CheckedItem], _ date: LocalDate?, _ slot: Slot?) -> Timestamp? {
    guard let date else { return nil }
    var earliest: Timestamp?
    for (index, item) in items.enumerated() {
      let cutOff = calendar.cutOff(for: item.cake, due: date, slot: slot?.id)
      guard let cutOff, now <= cutOff else {
        let until = cutOff.map { " could be ordered until \($0)" } ?? " cannot be ordered"
        faults.add("/items/\(index)/cakeId", "\(item.cake.name)\(until) for that day and slot")
        continue
      }
      earliest = min(earliest ?? cutOff, cutOff)
    }
    return earliest
  }
}
