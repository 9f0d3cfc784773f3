/// One change of an order: when, who, what.
public struct HistoryEntry: Sendable, Hashable {
  /// When it happened.
  public var at: Timestamp
  /// Who did it.
  public var by: Party
  /// What was done.
  public var action: OrderAction
  /// Where the order stood afterwards.
  public var status: OrderStatus
  /// The order's version afterwards.
  public var version: Int
  /// What was said about it: a note or a reason.
  public var note: String?
  /// Who was to bake it until then, where the operator gave it to another producer.
  public var takenFrom: ProducerID?
  /// What a newer version added; nil where there is nothing.
  public var unknownMembers: UnknownMembers?

  /// A change with all the facts.
  public init(
    at: Timestamp, by: Party, action: OrderAction, status: OrderStatus, version: Int, note: String? = nil,
    takenFrom: ProducerID? = nil, unknownMembers: UnknownMembers? = nil
  ) {
    self.at = at
    self.by = by
    self.action = action
    self.status = status
    self.version = version
    self.note = note
    self.takenFrom = takenFrom
    self.unknownMembers = unknownMembers
  }
}
