extension Order {
  /// Whether an action that only has a note or reason is the one that was done last, by the same party.
  func isRepeat(of action: OrderAction, by party: Party, note: String?) -> Bool {
    guard let last = history.last(where: { $0.action != .erase }) else { return false }
    return last.action == action && last.by == party && last.note == note
  }
}

extension Order {
  /// The version in which the order was given to its present producer.
  var assignedInVersion: Int {
    history.last { $0.action == .assign || $0.action == .place }?.version ?? 1
  }

  /// Who was to bake the order until a version gave it to another; nil if that version did not.
  func producer(before version: Int) -> ProducerID? {
    history.last { $0.version == version }?.takenFrom
  }
}
