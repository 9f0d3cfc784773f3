/// Everything that follows from one decision, to be stored as a whole or not at all.
public struct Change: Sendable, Equatable {
  /// The change's own id, by which a commit whose answer was lost is recognised.
  public let id: ChangeID
  /// The order as it shall be.
  public let order: Order
  /// The version it replaces; 0 for an order that must not exist yet.
  public let expectedVersion: Int
  /// What is to be sent.
  public let messages: [Message]
  /// Capacity to reserve and to release.
  public let capacity: [CapacityAdjustment]
  /// What is kept beside a new order; nil for a later change.
  public let placement: Placement?
  /// Whether the order's notification log is erased with it.
  public let erasesNotifications: Bool

  /// A change with all its parts.
  public init(
    id: ChangeID, order: Order, messages: [Message], capacity: [CapacityAdjustment] = [],
    placement: Placement? = nil, erasesNotifications: Bool = false
  ) {
    self.id = id
    self.order = order
    self.expectedVersion = order.version - 1
    self.messages = messages
    self.capacity = capacity
    self.placement = placement
    self.erasesNotifications = erasesNotifications
  }
}
