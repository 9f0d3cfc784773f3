import CakeOrdering
import JSONText

extension DocumentReader {
  /// The order in a document; nil if a part without which there is none was missing.
  mutating func order(_ root: JSONField) -> Order? {
    guard let id = text(root["id"], as: { OrderID($0) }),
      let number = text(root["number"], as: OrderNumber.init),
      let status = text(root["status"], as: OrderStatus.init(rawValue:)),
      let handover = text(root["handover"], as: Handover.init(rawValue:)),
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
      erasedAt: optionalTime(root["erasedAt"]), history: history(root["history"]))
  }

  private mutating func customer(_ field: JSONField) -> Customer? {
    guard field.value != nil, let email = text(field["email"], as: EmailAddress.init) else { return nil }
    return Customer(
      name: string(field["name"]), email: email, phone: optionalString(field["phone"]),
      language: optionalString(field["language"]))
  }

  private mutating func items(_ field: JSONField) -> [OrderItem] {
    var items: [OrderItem] = []
    for element in array(field) ?? field.elements {
      items.append(
        OrderItem(
          cakeID: string(element["cakeId"]), name: string(element["name"]),
          quantity: int(element["quantity"]),
          inscription: optionalString(element["inscription"]), unitPrice: money(element["unitPrice"]),
          taxRate: string(element["taxRate"])))
    }
    return items
  }

  private mutating func fulfilment(_ field: JSONField) -> Fulfilment? {
    guard field.value != nil else { return nil }
    return Fulfilment(
      at: time(field["at"]), by: party(field),
      report: FulfilmentReport(
        allergensChecked: optionalBool(field["allergensChecked"]), note: optionalString(field["note"]),
        deliveryCompanyID: optionalString(field["deliveryCompanyId"])))
  }

  private mutating func deliveryRequest(_ field: JSONField) -> DeliveryRequest? {
    guard field.value != nil else { return nil }
    return DeliveryRequest(
      companyID: string(field["companyId"]), version: int(field["version"]), at: time(field["at"]),
      by: party(field))
  }

  private mutating func delivery(_ field: JSONField) -> Delivery? {
    guard field.value != nil else { return nil }
    return Delivery(
      at: time(field["at"]), by: party(field), version: int(field["version"]),
      report: DeliveryReport(
        deliveredAt: optionalTime(field["deliveredAt"]), receivedBy: optionalString(field["receivedBy"]),
        review: optionalInt(field["review"]), comment: optionalString(field["comment"])))
  }

  private mutating func review(_ field: JSONField) -> Review? {
    guard field.value != nil else { return nil }
    return Review(
      rating: int(field["rating"]), comment: optionalString(field["comment"]), at: time(field["at"]),
      by: party(field), version: int(field["version"]))
  }

  private mutating func history(_ field: JSONField) -> [HistoryEntry] {
    var history: [HistoryEntry] = []
    for element in array(field) ?? field.elements {
      guard let action = text(element["action"], as: OrderAction.init(rawValue:)),
        let status = text(element["status"], as: OrderStatus.init(rawValue:))
      else { continue }
      history.append(
        HistoryEntry(
          at: time(element["at"]), by: party(element), action: action, status: status,
          version: int(element["version"]), note: optionalString(element["note"]),
          takenFrom: optionalString(element["takenFrom"])))
    }
    return history
  }
}
