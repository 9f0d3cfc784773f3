import CakeOrdering

extension Shop {
  /// The same shop with another company in the first one's place.
  func replacingFirstDeliveryCompany(with company: DeliveryCompany) -> Shop {
    Shop(
      name: name, address: address, currency: currency, timeZone: timeZone,
      bookingHorizonDays: bookingHorizonDays, retentionDays: retentionDays, slots: slots, closed: closed,
      cakes: cakes, producers: producers, deliveryCompanies: [company] + deliveryCompanies.dropFirst(),
      operators: operators)
  }
}
