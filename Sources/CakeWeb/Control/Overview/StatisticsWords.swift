import CakeLanguages
import CakeOrdering

/// How numbers, times and amounts of the statistics are written for a visitor.
struct StatisticsWords: Sendable {
  let texts: Texts
  let preference: LanguagePreference

  var language: Language { texts.language }

  func number(_ number: Int) -> String { preference.text(number) }

  /// A share of 0…1 in whole percent; 100 only for all, 0 only for none.
  func percent(_ share: Double) -> String {
    texts("overview.percent", ["number": number(share.wholePercent)])
  }

  /// A number with one decimal.
  func decimal(_ number: Double) -> String { preference.text(tenths: Int((number * 10).rounded())) }

  /// How many stars, and of how many ratings; a dash where there are none.
  func stars(_ rating: RatingSummary) -> String {
    guard let average = rating.average else { return "–" }
    return texts("overview.starsOf", ["stars": decimal(average), "count": number(rating.count)])
  }

  /// Amounts, one of each currency.
  func money(_ amounts: [Money]) -> String {
    amounts.map { preference.text($0) }.joined(separator: " + ")
  }

  /// A time in its two largest units: `3 d 4 h`, `2 h 10 min`, `45 s`.
  func duration(_ duration: Duration) -> String {
    let seconds = Int(duration.components.seconds)
    let (large, small): ((String, Int), (String, Int)?) =
      switch seconds {
      case ..<60: (("seconds", seconds), nil)
      case ..<3600: (("minutes", seconds / 60), nil)
      case ..<172_800: (("hours", seconds / 3600), ("minutes", seconds / 60 % 60))
      default: (("days", seconds / 86_400), ("hours", seconds / 3600 % 24))
      }
    return [large, small].compactMap(\.self).filter { $0.1 > 0 || $0.0 == large.0 }
      .map { texts("overview.unit.\($0.0)", ["count": number($0.1)]) }.joined(separator: " ")
  }
}
