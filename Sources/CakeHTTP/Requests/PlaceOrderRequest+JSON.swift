package import CakeOrdering
package import JSONText

extension PlaceOrderRequest {
  /// The most entries of a list that are looked at: one more than any list may have, so that it is refused.
  private static let longestList = 51

  /// What can be read of an order as it was sent; what cannot is noted.
  package init(_ json: JSONValue, _ faults: inout [JSONFault]) {
    self.init()
    let body = JSONField(json)
    name = body["customer"]["name"].optionalString(&faults)
    email = body["customer"]["email"].optionalString(&faults)
    phone = body["customer"]["phone"].optionalString(&faults)
    language = body["customer"]["language"].optionalString(&faults)
    handover = body["handover"].optionalString(&faults)
    address = body["address"].optionalString(&faults)
    dueDate = body["dueDate"].optionalString(&faults)
    slot = body["slot"].optionalString(&faults)
    note = body["note"].optionalString(&faults)
    if let fields = body["items"].optionalArray(&faults) {
      items = fields.prefix(Self.longestList).map { Item($0, &faults) }
    }
    if let fields = body["avoidAllergens"].optionalArray(&faults) {
      // One that is unreadable keeps its place, so that faults point at the right ones.
      avoidAllergens = fields.prefix(Self.longestList).map { $0.string(&faults) ?? "" }
    }
  }
}

extension PlaceOrderRequest.Item {
  fileprivate init(_ item: JSONField, _ faults: inout [JSONFault]) {
    self.init(
      cakeID: item["cakeId"].string(&faults), quantity: item["quantity"].int(&faults),
      inscription: item["inscription"].optionalString(&faults))
  }
}
