extension Order {
  /// Takes away whom it is for and every free text, whoever wrote it; what was sold, and when, stays.
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
  }
}
