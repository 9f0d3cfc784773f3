/// A line of an order; name, price and tax rate are the menu's at the time of ordering.
public struct OrderItem: Sendable, Hashable {
  /// Which cake.
  public var cakeID: CakeID
  /// Its name on the menu.
  public var name: String
  /// How many, 1…99.
  public var quantity: Int
  /// What is written on each, at most 60 characters.
  public var inscription: String?
  /// The price of one, tax included.
  public var unitPrice: Money
  /// The tax rate in percent, as the shop file writes it.
  public var taxRate: String
  /// What a newer version added; nil where there is nothing.
  public var unknownMembers: UnknownMembers?

  /// An order line with all the facts.
  public init(
    cakeID: CakeID, name: String, quantity: Int, inscription: String?, unitPrice: Money, taxRate: String,
    unknownMembers: UnknownMembers? = nil
  ) {
    self.cakeID = cakeID
    self.name = name
    self.quantity = quantity
    self.inscription = inscription
    self.unitPrice = unitPrice
    self.taxRate = taxRate
    self.unknownMembers = unknownMembers
  }
}
