/// A bakery that bakes for the shop.
public struct Producer: Sendable, Equatable {
  /// Its id, the subject of its tokens.
  public let id: ProducerID
  /// Its name.
  public let name: String
  /// Where its orders are announced.
  public let email: EmailAddress
  /// The language it is written to in, a BCP 47 tag; nil for English.
  public let language: String?
  /// The cakes it bakes; nil for all of them.
  public let cakes: Set<CakeID>?
  /// How much it bakes in a day, in units of ``Cake/effort``.
  public let dailyCapacity: Int

  /// A producer with all its facts.
  public init(
    id: ProducerID, name: String, email: EmailAddress, language: String? = nil, cakes: Set<CakeID>?,
    dailyCapacity: Int
  ) {
    self.id = id
    self.name = name
    self.email = email
    self.language = language
    self.cakes = cakes
    self.dailyCapacity = dailyCapacity
  }

  /// Whether it bakes that cake.
  public func bakes(_ cake: CakeID) -> Bool {
    cakes?.contains(cake) ?? true
  }
}
