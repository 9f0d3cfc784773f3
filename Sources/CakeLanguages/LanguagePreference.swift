/// Which language a visitor reads best, and how they write numbers.
public struct LanguagePreference: Sendable, Hashable {
  /// The language of the texts.
  public let language: Language
  /// The region of the tag it was chosen by, such as `AT`; decides how numbers are written.
  public let region: String?

  /// A language as it is written in a region.
  public init(language: Language, region: String? = nil) {
    self.language = language
    self.region = region
  }

  /// The best of what an `Accept-Language` field asks for (RFC 9110, section 12.5.4): the language with the highest
  /// weight that is spoken here, the first of those that weigh the same; English if there is none.
  public init(acceptLanguage field: String?) {
    var best: (preference: LanguagePreference, weight: Double)?
    for range in (field ?? "").split(separator: ",").prefix(Self.longest) {
      let parts = range.split(separator: ";", omittingEmptySubsequences: false)
      let tag = String(parts.first ?? "").filter { $0 != " " && $0 != "\t" }
      guard let weight = Self.weight(parts.dropFirst()), weight > best?.weight ?? 0,
        let language = tag == "*" ? .english : Language(tag: tag)
      else { continue }
      best = (LanguagePreference(language: language, region: Self.region(of: tag)), weight)
    }
    self = best?.preference ?? LanguagePreference(language: .english)
  }

  /// More ranges than anybody's browser sends are not looked at.
  private static let longest = 20

  /// The weight of a range, 1 if none is given; nil if what is given is none.
  private static func weight(_ parameters: ArraySlice<Substring>) -> Double? {
    guard let parameter = parameters.first else { return 1 }
    let text = parameter.filter { $0 != " " && $0 != "\t" }.lowercased()
    guard text.hasPrefix("q="), let weight = Double(text.dropFirst(2)), (0...1).contains(weight) else {
      return nil
    }
    return weight
  }

  private static func region(of tag: String) -> String? {
    tag.split(separator: "-").dropFirst().first { $0.utf8.count == 2 }.map { $0.uppercased() }
  }
}
