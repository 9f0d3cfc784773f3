/// How numbers are written: what groups thousands and what stands before decimals.
///
/// After the Unicode CLDR's `decimal` and `group` symbols of these languages and regions.
struct NumberStyle: Sendable {
  let group: String
  let point: String
  /// Whether the currency stands behind the amount.
  let currencyBehind: Bool

  init(_ preference: LanguagePreference) {
    switch (preference.language, preference.region) {
    case (.english, _): (group, point, currencyBehind) = (",", ".", false)
    case (.german, "CH"), (.german, "LI"): (group, point, currencyBehind) = ("’", ".", false)
    case (.german, "AT"): (group, point, currencyBehind) = ("\u{A0}", ",", false)
    case (.german, _): (group, point, currencyBehind) = (".", ",", true)
    }
  }
}
