/// How many digits the minor units of currencies have.
public enum CurrencyDigits {
  /// The digits after the point (ISO 4217, list one, "minor unit"); 2 for all that are not listed here.
  public static func count(_ currency: String) -> Int {
    switch currency {
    case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV",
      "XAF", "XOF", "XPF":
      0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    case "CLF", "UYW": 4
    default: 2
    }
  }

  /// An amount of minor units as digits.
  ///
  /// - Parameters:
  ///   - group: What stands between groups of three digits.
  ///   - point: What stands before the minor units.
  public static func text(_ amount: Int, _ currency: String, group: String, point: String) -> String {
    let digits = count(currency)
    var text = String(amount.magnitude)
    while text.utf8.count <= digits { text = "0" + text }
    let minor = text.suffix(digits)
    var major = Substring(text.dropLast(digits))
    var groups: [Substring] = []
    while major.utf8.count > 3 {
      groups.insert(major.suffix(3), at: 0)
      major = major.dropLast(3)
    }
    groups.insert(major, at: 0)
    return (amount < 0 ? "-" : "") + groups.joined(separator: group) + (digits == 0 ? "" : point + minor)
  }
}
