public import CakeOrdering

extension Shop {
  /// A cake shop in Berlin with four cakes, two bakeries and two delivery companies.
  ///
  /// The first bakery bakes everything and can do forty units a day, the second only bakes the first two cakes
  /// and can do eight. Closed on Sundays and on 2026-12-25.
  public static let example = Shop.example()

  /// The same shop with other parts.
  public static func example(
    bookingHorizonDays: Int = 180, retentionDays: Int = 730, slots: [Slot] = .example,
    closed: ClosedDays = .example, cakes: [Cake] = .example, producers: [Producer] = .example,
    deliveryCompanies: [DeliveryCompany] = .example
  ) -> Shop {
    Shop(
      name: "Kuchen & Krümel", address: "Torstraße 1, 10119 Berlin", currency: "EUR",
      timeZone: "Europe/Berlin", bookingHorizonDays: bookingHorizonDays, retentionDays: retentionDays,
      slots: slots, closed: closed, cakes: cakes, producers: producers, deliveryCompanies: deliveryCompanies,
      operators: [ShopOperator(id: "olga", name: "Olga", email: .example("olga"))])
  }
}

extension ClosedDays {
  /// Sundays and Christmas Day.
  public static let example = ClosedDays(weekdays: [.sunday], dates: [.on("2026-12-25")])
}

extension EmailAddress {
  /// An address at `example.com`.
  public static func example(_ local: String) -> EmailAddress {
    guard let address = EmailAddress("\(local)@example.com") else {
      preconditionFailure("\(local) is no local part of an address")
    }
    return address
  }
}
