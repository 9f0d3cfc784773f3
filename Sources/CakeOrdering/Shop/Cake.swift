/// A cake on the menu.
public struct Cake: Sendable, Equatable {
  /// Its id in orders.
  public let id: CakeID
  /// Its name on the menu.
  public let name: String
  /// What it is, in a sentence or two.
  public let description: String
  /// The price of one, tax included.
  public let price: Money
  /// The tax rate in percent, as written: `7.0`.
  public let taxRate: String
  /// What it contains that people may not tolerate.
  public let allergens: [Allergen]
  /// How much of a producer's day one takes, in units of ``Producer/dailyCapacity``.
  public let effort: Int
  /// Hours between the latest order and the start of the due slot, at least.
  public let leadTimeHours: Int
  /// The time of an open day until which orders are taken.
  public let cutOff: LocalTime
  /// Whether something can be written on it.
  public let takesInscription: Bool

  /// A cake with all its facts.
  public init(
    id: CakeID, name: String, description: String, price: Money, taxRate: String, allergens: [Allergen],
    effort: Int, leadTimeHours: Int, cutOff: LocalTime, takesInscription: Bool
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.price = price
    self.taxRate = taxRate
    self.allergens = allergens
    self.effort = effort
    self.leadTimeHours = leadTimeHours
    self.cutOff = cutOff
    self.takesInscription = takesInscription
  }
}
