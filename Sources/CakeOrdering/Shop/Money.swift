/// An amount of one currency.
public struct Money: Sendable, Hashable {
  /// In the currency's minor unit: cents for EUR, yen for JPY.
  public let amount: Int
  /// The ISO 4217 code.
  public let currency: String

  /// So many minor units of a currency.
  public init(amount: Int, currency: String) {
    self.amount = amount
    self.currency = currency
  }
}
