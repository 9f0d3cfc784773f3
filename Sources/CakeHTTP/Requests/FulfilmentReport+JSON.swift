import CakeOrdering
import JSONText

extension FulfilmentReport {
  /// What can be read of a report as it was sent; what cannot is noted.
  init(_ json: JSONValue, _ faults: inout [JSONFault]) {
    let body = JSONField(json)
    self.init(
      allergensChecked: body["allergensChecked"].optionalBool(&faults),
      note: body["note"].optionalString(&faults),
      deliveryCompanyID: body["deliveryCompanyId"].optionalString(&faults))
  }
}
