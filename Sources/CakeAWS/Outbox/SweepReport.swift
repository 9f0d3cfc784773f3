/// What a sweep found and did.
public struct SweepReport: Sendable, Hashable {
  /// On how many orders something had waited too long.
  public internal(set) var found = 0
  /// On how many of them nothing waits any more.
  public internal(set) var published = 0
  /// Whether all of them were looked at; false if the time was over.
  public internal(set) var isComplete = true

  /// A sweep that found nothing.
  public init() {}
}
