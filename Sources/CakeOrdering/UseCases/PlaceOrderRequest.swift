/// An order as a customer sends it, not yet checked: what is missing or was not readable is nil.
public struct PlaceOrderRequest: Sendable, Hashable {
  /// The customer's name.
  public var name: String?
  /// The customer's email address.
  public var email: String?
  /// The customer's telephone number.
  public var phone: String?
  /// The language the customer wants emails in.
  public var language: String?
  /// `delivery` (also if it is nil) or `pickup`.
  public var handover: String?
  /// Where to deliver.
  public var address: String?
  /// The day, `YYYY-MM-DD`.
  public var dueDate: String?
  /// The slot's id.
  public var slot: String?
  /// What is ordered.
  public var items: [Item]?
  /// What the customer does not tolerate.
  public var avoidAllergens: [String]?
  /// What the shop should know.
  public var note: String?

  /// A line of the order.
  public struct Item: Sendable, Hashable {
    /// Which cake.
    public var cakeID: String?
    /// How many.
    public var quantity: Int?
    /// What to write on it.
    public var inscription: String?

    /// A line; what is missing or was not readable is nil.
    public init(cakeID: String?, quantity: Int?, inscription: String? = nil) {
      self.cakeID = cakeID
      self.quantity = quantity
      self.inscription = inscription
    }
  }

  /// An empty request, to be filled.
  public init() {}
}
