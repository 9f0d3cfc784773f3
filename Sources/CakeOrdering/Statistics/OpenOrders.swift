/// What is to be done now, whatever days are looked at.
public struct OpenOrders: Sendable, Equatable {
  /// Orders due today that are not baked.
  public internal(set) var toBakeToday = 0
  /// Orders that are baked and wait: for the customer, or to be handed to a delivery company.
  public internal(set) var waiting = 0
  /// Orders that a delivery company was asked to deliver.
  public internal(set) var underWay = 0
  /// Orders that are not baked although their slot is over, or their day where none was chosen.
  public internal(set) var overdueToBake = 0
  /// Orders that are baked but not handed over although their slot is over.
  public internal(set) var overdueToHandOver = 0
  /// Orders that failed, due within the last week or later.
  public internal(set) var failed = 0
  /// Orders that are erased but for what a newer version added.
  public internal(set) var incompletelyErased: [OrderID] = []
  /// Orders that cannot be read, and so are not counted in anything else.
  public internal(set) var unreadable = 0
  /// Whether all were counted; otherwise there are more than these.
  public internal(set) var isComplete = true

  /// How many days back orders are looked for that nobody finished.
  public static let daysBack = 30
  /// How many days back failed orders are looked for.
  public static let failedDaysBack = 7

  /// Nothing to be done.
  public init() {}

  /// Orders whose slot is over and that are not final.
  public var overdue: Int { overdueToBake + overdueToHandOver }

  mutating func add(_ order: Order, isOverdue: Bool, isDueToday: Bool) {
    switch order.status {
    case .placed:
      if isDueToday { toBakeToday += 1 }
      if isOverdue { overdueToBake += 1 }
    case .fulfilled, .sentForDelivery:
      if order.status == .fulfilled { waiting += 1 } else { underWay += 1 }
      if isOverdue { overdueToHandOver += 1 }
    case .failed: failed += 1
    case .delivered, .cancelled: break
    }
  }
}
