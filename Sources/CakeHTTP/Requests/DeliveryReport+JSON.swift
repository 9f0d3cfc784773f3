import CakeOrdering
import JSONText

extension DeliveryReport {
  /// What can be read of a report as it was sent; what cannot is noted.
  init(_ json: JSONValue, _ faults: inout [JSONFault]) {
    let body = JSONField(json)
    self.init(
      receivedBy: body["receivedBy"].optionalString(&faults), review: body["review"].optionalInt(&faults),
      comment: body["comment"].optionalString(&faults))
    let field = body["deliveredAt"]
    guard let text = field.optionalString(&faults) else { return }
    deliveredAt = Timestamp(rfc3339: text)
    if deliveredAt == nil { faults.append(field.fault("must be a time such as 2026-12-24T09:30:00Z")) }
  }
}
