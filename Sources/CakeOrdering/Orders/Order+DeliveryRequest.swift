extension Order {
  /// The order with its present version as the one that asks a delivery company.
  func requestingDelivery(from company: DeliveryCompanyID, by party: Party, at now: Timestamp) -> Order {
    var next = self
    next.deliveryRequest = DeliveryRequest(companyID: company, version: version, at: now, by: party)
    return next
  }
}
