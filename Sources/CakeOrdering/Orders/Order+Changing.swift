extension Order {
  /// The order after an action: its next version, in the state the transition table names, with the action in
  /// its history; `update` sets the facts that the action brings.
  ///
  /// - Throws: ``OrderingError/illegal(_:status:)`` where the action is not legal in the order's state.
  func changed(
    by party: Party, _ action: OrderAction, at now: Timestamp, note: String? = nil,
    takenFrom: ProducerID? = nil,
    update: (inout Order) -> Void = { _ in }
  ) throws(OrderingError) -> Order {
    guard let target = OrderTransitions.target(of: action, from: status, handover) else {
      throw .illegal(action, status: status)
    }
    var next = self
    next.version += 1
    next.status = target
    next.history.append(
      HistoryEntry(
        at: now, by: party, action: action, status: target, version: next.version, note: note,
        takenFrom: takenFrom))
    update(&next)
    return next
  }
}
