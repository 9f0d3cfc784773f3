/// How many ratings there were, and how good they were.
public struct RatingSummary: Sendable, Equatable {
  /// How many.
  public private(set) var count = 0
  /// Their stars added up.
  public private(set) var stars = 0

  /// No ratings yet.
  public init() {}

  /// The average, 1…5; nil if there are none.
  public var average: Double? { count == 0 ? nil : Double(stars) / Double(count) }

  mutating func add(_ rating: Int?) {
    guard let rating else { return }
    count += 1
    stars += rating
  }
}
