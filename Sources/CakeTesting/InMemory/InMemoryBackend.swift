public import CakeOrdering

/// All ports that keep something, in memory: the shortest backend that passes the contract suites.
///
/// Everything a test could want to see or break is here as well: what was committed, answers that are lost,
/// stores that are out of order for a while.
public actor InMemoryBackend {
  /// An order with what is kept beside it.
  struct Stored {
    var order: Order
    var placement: Placement?
    var lastChange: ChangeID
  }

  var stored: [OrderID: Stored] = [:]
  var unreadable: [OrderID: UnreadableOrderContract.Harm] = [:]
  var reserved: [CapacityKey: Int] = [:]
  var committed: [Message] = []

  var queue = MessageQueue()
  var dead: [DeadLetter] = []

  var notificationsByID: [String: Notification] = [:]
  var notificationOrder: [String] = []
  var companies: [DeliveryCompanyID: DeliveryCompanyState] = [:]
  var issued: [IssuedToken] = []
  var signInLinks: [SignInLink] = []
  var usedSignInLinks: Set<[UInt8]> = []

  private var faults: [Fault] = []

  /// What can go wrong with a commit.
  public enum Fault: Sendable {
    /// It is stored, but the answer is lost.
    case lostAnswer
    /// Nothing is stored.
    case refused
  }

  /// A backend that keeps nothing yet.
  public init() {}

  /// Lets the next commits go wrong.
  public func fail(_ fault: Fault, times: Int = 1) {
    faults += Array(repeating: fault, count: times)
  }

  /// Makes an order one that cannot be read.
  public func spoil(_ id: OrderID, _ harm: UnreadableOrderContract.Harm) {
    unreadable[id] = harm
  }

  /// Puts an order in the place of the one that is kept, as a newer version might have written it.
  public func replace(_ order: Order) {
    stored[order.id]?.order = order
  }

  /// All messages that were committed, the oldest first, whatever became of them.
  public var committedMessages: [Message] { committed }

  /// All orders, in no certain order.
  public var allOrders: [Order] { stored.values.map(\.order) }

  func nextFault() -> Fault? {
    faults.isEmpty ? nil : faults.removeFirst()
  }
}
