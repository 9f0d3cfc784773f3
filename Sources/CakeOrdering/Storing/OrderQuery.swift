/// Which orders a list shall hold.
public struct OrderQuery: Sendable, Equatable {
  /// Whose orders.
  public enum Scope: Sendable, Hashable {
    /// Everybody's.
    case all
    /// Those a producer bakes.
    case producer(ProducerID)
    /// Those a company was asked to deliver.
    case deliveryCompany(DeliveryCompanyID)

    /// Whether an order of that producer and that company is among them.
    public func holds(_ producer: ProducerID, _ company: DeliveryCompanyID?) -> Bool {
      switch self {
      case .all: true
      case .producer(let id): producer == id
      case .deliveryCompany(let id): company == id
      }
    }
  }

  /// Whose orders.
  public var scope: Scope
  /// The first due date.
  public var from: LocalDate
  /// The last due date.
  public var to: LocalDate
  /// The status they have; nil for any.
  public var status: OrderStatus?
  /// How many at most.
  public var limit: Int
  /// Where the page before ended.
  public var after: OrderCursor?

  /// A question for orders.
  public init(
    scope: Scope, from: LocalDate, to: LocalDate, status: OrderStatus? = nil, limit: Int,
    after: OrderCursor? = nil
  ) {
    self.scope = scope
    self.from = from
    self.to = to
    self.status = status
    self.limit = limit
    self.after = after
  }
}
