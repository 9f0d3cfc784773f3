import CakeOrdering

/// What a visitor typed on the way to an order, kept as it was typed.
struct OrderForm: Sendable {
  /// Tells this order from the next, however often the form is sent.
  var key: String
  var dueDate: LocalDate?
  var slot: SlotID?
  var isDelivery = true
  var address = ""
  var name = ""
  var email = ""
  var phone = ""
  var note = ""
  /// A day of the month that the calendar shows.
  var month: LocalDate?

  /// An empty form.
  init(random: some RandomSource) {
    key = FormToken(random: random).text
  }

  /// What was sent.
  init(_ form: FormBody, random: some RandomSource) {
    self.init(random: random)
    key = form["key"].flatMap { FormToken($0)?.text } ?? key
    dueDate = form["dueDate"].flatMap { LocalDate($0) }
    slot = form.filled("slot")
    isDelivery = form["handover"] != Handover.pickup.rawValue
    address = form["address"] ?? ""
    name = form["name"] ?? ""
    email = form["email"] ?? ""
    phone = form["phone"] ?? ""
    note = form["note"] ?? ""
    month = form["month"].flatMap { LocalDate($0) } ?? dueDate
  }

  /// The fields by name, to be sent again.
  var values: [Field] {
    [
      Field(name: "key", value: key), Field(name: "dueDate", value: dueDate?.description ?? ""),
      Field(name: "slot", value: slot ?? ""),
      Field(name: "handover", value: (isDelivery ? Handover.delivery : .pickup).rawValue),
      Field(name: "address", value: address), Field(name: "name", value: name),
      Field(name: "email", value: email), Field(name: "phone", value: phone),
      Field(name: "note", value: note),
    ]
  }

  /// A field of the form.
  struct Field: Sendable {
    var name: String
    var value: String
  }

  /// The order as the use case takes it.
  func request(_ basket: Basket, language: String) -> PlaceOrderRequest {
    func filled(_ text: String) -> String? { text.allSatisfy(\.isWhitespace) ? nil : text }
    var request = PlaceOrderRequest()
    request.name = filled(name)
    request.email = filled(email)
    request.phone = filled(phone)
    request.language = language
    request.handover = (isDelivery ? Handover.delivery : .pickup).rawValue
    request.address = isDelivery ? filled(address) : nil
    request.dueDate = dueDate?.description
    request.slot = slot
    // One field of a note may hold several lines; orders keep one.
    request.note = filled(note.split(whereSeparator: \.isNewline).joined(separator: " "))
    request.items = basket.lines.map {
      PlaceOrderRequest.Item(cakeID: $0.cake, quantity: $0.quantity, inscription: $0.inscription)
    }
    request.avoidAllergens = basket.avoid
    return request
  }
}
