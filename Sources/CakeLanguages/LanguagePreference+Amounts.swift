public import CakeOrdering

extension LanguagePreference {
  private static let symbols = ["EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "INR": "₹", "KRW": "₩"]

  /// An amount with its currency: `€1,234.50`, `1.234,50 €`.
  public func text(_ money: Money) -> String {
    let style = NumberStyle(self)
    let digits = CurrencyDigits.text(money.amount, money.currency, group: style.group, point: style.point)
    let symbol = Self.symbols[money.currency]
    if style.currencyBehind { return "\(digits)\u{A0}\(symbol ?? money.currency)" }
    if language == .english, let symbol { return symbol + digits }
    return "\(symbol ?? money.currency)\u{A0}\(digits)"
  }

  /// A whole number with its thousands grouped.
  public func text(_ number: Int) -> String {
    CurrencyDigits.text(number, "JPY", group: NumberStyle(self).group, point: "")
  }

  /// A number with one decimal: `4.6`, `4,6`.
  ///
  /// - Parameter tenths: The number in tenths.
  public func text(tenths: Int) -> String {
    let sign = tenths < 0 && tenths > -10 ? "-" : ""
    return sign + text(tenths / 10) + NumberStyle(self).point + String(tenths.magnitude % 10)
  }
}
