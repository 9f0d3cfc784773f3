/// The languages the shop speaks. Pages and emails have a file of texts for each.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case english = "en"
  case german = "de"

  /// The language of a BCP 47 tag such as `de-AT`, by its first part; nil for one that is not spoken here.
  public init?(tag: String) {
    guard let primary = tag.split(separator: "-").first else { return nil }
    self.init(rawValue: primary.lowercased())
  }

  /// The language's own name for itself.
  public var name: String {
    switch self {
    case .english: "English"
    case .german: "Deutsch"
    }
  }
}
