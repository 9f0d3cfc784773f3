public import CakeOrdering

extension PlaceOrderRequest {
  /// A request that the example shop accepts on ``ManualClock/start``: one sponge, for the morning of Christmas
  /// Eve.
  public static func example(
    email: String = "ada@example.com", handover: Handover = .delivery, dueDate: String = "2026-12-24",
    slot: SlotID? = "morning", items: [Item] = [Item(cakeID: "victoria-sponge", quantity: 1)],
    avoidAllergens: [String]? = nil
  ) -> PlaceOrderRequest {
    var request = PlaceOrderRequest()
    request.name = "Ada Baker"
    request.email = email
    request.phone = "+44 20 7946 0000"
    request.language = "en"
    request.handover = handover.rawValue
    request.address = handover == .delivery ? "1 Main Street, Springfield" : nil
    request.dueDate = dueDate
    request.slot = slot
    request.items = items
    request.avoidAllergens = avoidAllergens
    request.note = "Ring twice"
    return request
  }
}
