extension Order {
  /// Takes away whom it is for and every free text, whoever wrote it; what was sold, and when, stays.
  ///
  /// What a newer version added stays as well, except within what is taken away: only that version knows which of it
  /// is personal. The order says so until there is nothing of the kind.
  mutating func erasePersonalData() {
    customer = nil
    address = nil
    note = nil
    for index in items.indices { items[index].inscription = nil }
    for index in history.indices { history[index].note = nil }
    fulfilment?.report.note = nil
    delivery?.report.receivedBy = nil
    delivery?.report.comment = nil
    review?.comment = nil
    isErasureIncomplete = hasUnknownMembers
  }

  /// Whether a newer version added anything anywhere in the order.
  private var hasUnknownMembers: Bool {
    unknownMembers != nil || customer?.unknownMembers != nil || fulfilment?.unknownMembers != nil
      || deliveryRequest?.unknownMembers != nil || delivery?.unknownMembers != nil
      || review?.unknownMembers != nil || items.contains { $0.unknownMembers != nil }
      || history.contains { $0.unknownMembers != nil }
  }
}
