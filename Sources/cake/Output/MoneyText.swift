import CakeOrdering
import JSONText

/// Amounts of money as people read them.
enum MoneyText {
  /// How many digits stand behind the point, where it is not two (ISO 4217, list one).
  private static let minorDigits: [String: Int] = [
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0, "RWF": 0,
    "UGX": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
  ]

  /// The amount with its currency: `32.00 EUR`, `3200 JPY`.
  static func text(_ money: Money) -> String {
    let digits = minorDigits[money.currency] ?? 2
    var figures = String(money.amount.magnitude)
    if digits > 0 {
      figures = String(repeating: "0", count: max(0, digits + 1 - figures.count)) + figures
      figures.insert(".", at: figures.index(figures.endIndex, offsetBy: -digits))
    }
    return "\(money.amount < 0 ? "-" : "")\(figures) \(money.currency)"
  }

  /// The same of the API's `{amount, currency}`; nil for anything else.
  static func text(_ json: JSONValue?) -> String? {
    guard let amount = json?["amount"]?.int, let currency = json?["currency"]?.string else { return nil }
    return text(Money(amount: amount, currency: currency.singleLine))
  }
}
