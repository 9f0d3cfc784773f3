import CakeOrdering
import JSONText

extension DocumentReader {
  /// The order in a document; nil if a part without which there is none was missing.
  mutating func order(_ root: JSONField) -> Order? {
    guard let id = text(root["id"], as: { OrderID($0) }),
      let number = text(root["number"], as: OrderNumber.init),
      let status: OrderStatus = choice(root["status"]),
      let handover: Handover = choice(root["handover"]),
      let dueDate = text(root["dueDate"], as: { LocalDate($0) })
    else { return nil }
    return Order(
      id: id, number: number, version: int(root["version"]), status: status,
      placedAt: time(root["placedAt"]), customer: customer(root["customer"]), handover: handover,
      address: optionalString(root["address"]), dueDate: dueDate, slot: optionalString(root["slot"]),
      slotStart: int(root["slotStart"]), items: items(root["items"]),
      avoidAllergens: strings(root["avoidAllergens"]), note: optionalString(root["note"]),
      total: money(root["total"]), effort: int(root["effort"]), cutOff: time(root["cutOff"]),
      producerID: string(root["producerId"]),
      fulfilment: fulfilment(root["fulfilment"]), deliveryRequest: deliveryRequest(root["deliveryRequest"]),
      delivery: delivery(root["delivery"]), review: review(root["review"]),
      erasedAt: optionalTime(root["erasedAt"]),
      isErasureIncomplete: optionalBool(root["erasureIncomplete"]) ?? false,
      history: history(root["history"]),
      unknownMembers: unknownMembers(root, besides: Self.orderMembers))
  }

  private mutating func customer(_ field: JSONField) -> Customer? {
    guard field.value != nil, let email = text(field["email"], as: EmailAddress.init) else { return nil }
    return Customer(
      name: string(field["name"]), email: email, phone: optionalString(field["phone"]),
      language: optionalString(field["language"]),
      unknownMembers: unknownMembers(field, besides: Self.customerMembers))
  }

  private mutating func items(_ field: JSONField) -> [OrderItem] {
    var items: [OrderItem] = []
    for element in array(field) ?? field.elements {
      items.append(
        OrderItem(
          cakeID: string(element["cakeId"]), name: string(element["name"]),
          quantity: int(element["quantity"]),
          inscription: optionalString(element["inscription"]), unitPrice: money(element["unitPrice"]),
          taxRate: string(element["taxRate"]),
          unknownMembers: unknownMembers(element, besides: Self.itemMembers)))
    }
    return items
  }

  private mutating func fulfilment(_ field: JSONField) -> Fulfilment? {
    guard field.value != nil else { return nil }
    return Fulfilment(
      at: time(field["at"]), by: party(field),
      report: FulfilmentReport(
        allergensChecked: optionalBool(field["allergensChecked"]), note: optionalString(field["note"]),
        deliveryCompanyID: optionalString(field["deliveryCompanyId"])),
      unknownMembers: unknownMembers(field, besides: Self.fulfilmentMembers))
  }

  private mutating func deliveryRequest(_ field: JSONField) -> DeliveryRequest? {
    guard field.value != nil else { return nil }
    return DeliveryRequest(
      companyID: string(field["companyId"]), version: int(field["version"]), at: time(field["at"]),
      by: party(field), unknownMembers: unknownMembers(field, besides: Self.deliveryRequestMembers))
  }

  private mutating func delivery(_ field: JSONField) -> Delivery? {
    guard field.value != nil else { return nil }
    return Delivery(
      at: time(field["at"]), by: party(field), version: int(field["version"]),
      report: DeliveryReport(
        deliveredAt: optionalTime(field["deliveredAt"]), receivedBy: optionalString(field["receivedBy"]),
        review: optionalInt(field["review"]), comment: optionalString(field["comment"])),
      unknownMembers: unknownMembers(field, besides: Self.deliveryMembers))
  }

  private mutating func review(_ field: JSONField) -> Review? {
    guard field.value != nil else { return nil }
    return Review(
      rating: int(field["rating"]), comment: optionalString(field["comment"]), at: time(field["at"]),
      by: party(field), version: int(field["version"]),
      unknownMembers: unknownMembers(field, besides: Self.reviewMembers))
  }

  private mutating func history(_ field: JSONField) -> [HistoryEntry] {
    var history: [HistoryEntry] = []
    for element in array(field) ?? field.elements {
      guard let action: OrderAction = choice(element["action"]),
        let status: OrderStatus = choice(element["status"])
      else { continue }
      history.append(
        HistoryEntry(
          at: time(element["at"]), by: party(element), action: action, status: status,
          version: int(element["version"]), note: optionalString(element["note"]),
          takenFrom: optionalString(element["takenFrom"]),
          unknownMembers: unknownMembers(element, besides: Self.historyMembers)))
    }
    return history
  }
}

/// The members that this version knows: whatever it writes stands here, or it would be written twice.
extension DocumentReader {
  private static let orderMembers: Set = [
    "schema", "id", "number", "version", "status", "placedAt", "customer", "handover", "address", "dueDate",
    "slot",
    "slotStart", "items", "avoidAllergens", "note", "total", "effort", "cutOff", "producerId", "fulfilment",
    "deliveryRequest", "delivery", "review", "erasedAt", "erasureIncomplete", "history",
  ]
  private static let customerMembers: Set = ["name", "email", "phone", "language"]
  private static let itemMembers: Set = ["cakeId", "name", "quantity", "inscription", "unitPrice", "taxRate"]
  private static let fulfilmentMembers: Set = [
    "at", "by", "subject", "allergensChecked", "note", "deliveryCompanyId",
  ]
  private static let deliveryRequestMembers: Set = ["companyId", "version", "at", "by", "subject"]
  private static let deliveryMembers: Set = [
    "at", "by", "subject", "version", "deliveredAt", "receivedBy", "review", "comment",
  ]
  private static let reviewMembers: Set = ["rating", "comment", "at", "by", "subject", "version"]
  private static let historyMembers: Set = [
    "at", "by", "subject", "action", "status", "version", "note", "takenFrom",
  ]
}
