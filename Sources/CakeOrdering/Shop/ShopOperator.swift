/// A person who runs the shop.
public struct ShopOperator: Sendable, Equatable {
  /// The person's id, the subject of tokens.
  public let id: String
  /// The person's name.
  public let name: String
  /// Where the person can be reached.
  public let email: EmailAddress

  /// An operator with all the facts.
  public init(id: String, name: String, email: EmailAddress) {
    self.id = id
    self.name = name
    self.email = email
  }
}
