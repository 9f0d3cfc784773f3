public import CakeOrdering

extension [Cake] {
  /// Four cakes: an inscribed sponge, a torte with nuts, an elaborate wedding cake, and a tart at short notice.
  public static let example: [Cake] = [
    Cake.example(
      "victoria-sponge", "Victoria sponge", price: 3200, allergens: ["gluten", "eggs", "milk"], effort: 2,
      leadTimeHours: 48, cutOff: .at("14:00"), takesInscription: true),
    Cake.example(
      "hazelnut-torte", "Hazelnut torte", price: 4100, allergens: ["eggs", "milk", "nuts"], effort: 3,
      leadTimeHours: 24, cutOff: .at("16:00"), takesInscription: true),
    Cake.example(
      "wedding-cake", "Wedding cake", price: 28_000, allergens: ["gluten", "eggs", "milk"], effort: 20,
      leadTimeHours: 168, cutOff: .at("12:00"), takesInscription: true),
    Cake.example(
      "lemon-tart", "Lemon tart", price: 2450, allergens: ["gluten", "eggs"], effort: 1, leadTimeHours: 4,
      cutOff: .at("18:00"), takesInscription: false),
  ]
}

extension Cake {
  /// A cake with a description of its name and the lower German tax rate.
  public static func example(
    _ id: CakeID, _ name: String, price: Int, allergens: [Allergen] = [], effort: Int = 1,
    leadTimeHours: Int = 24, cutOff: LocalTime = .at("14:00"), takesInscription: Bool = false
  ) -> Cake {
    Cake(
      id: id, name: name, description: "\(name), baked in the morning.",
      price: Money(amount: price, currency: "EUR"), taxRate: "7.0", allergens: allergens, effort: effort,
      leadTimeHours: leadTimeHours, cutOff: cutOff, takesInscription: takesInscription)
  }
}
