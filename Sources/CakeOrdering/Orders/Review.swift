/// What the customer thinks of the order and its delivery.
public struct Review: Sendable, Hashable {
  /// 1…5, five being the best.
  public var rating: Int
  /// In words, at most 1,000 characters.
  public var comment: String?
  /// When it was said.
  public var at: Timestamp
  /// Who said it: the customer, or the operator for the customer.
  public var by: Party
  /// The order's version that says so.
  public var version: Int
  /// What a newer version added; nil where there is nothing.
  public var unknownMembers: UnknownMembers?

  /// A review with all the facts.
  public init(
    rating: Int, comment: String?, at: Timestamp, by: Party, version: Int,
    unknownMembers: UnknownMembers? = nil
  ) {
    self.rating = rating
    self.comment = comment
    self.at = at
    self.by = by
    self.version = version
    self.unknownMembers = unknownMembers
  }
}
