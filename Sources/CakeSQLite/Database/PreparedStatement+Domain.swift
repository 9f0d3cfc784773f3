import CakeOrdering

/// How the domain's small values stand in columns.
extension PreparedStatement {
  func bind(_ index: Int32, _ id: OrderID) {
    bind(index, id.high, id.low)
  }

  func bind(_ index: Int32, _ id: ChangeID) {
    bind(index, id.high, id.low)
  }

  func bind(_ index: Int32, _ date: LocalDate) {
    bind(index, date.daysSinceEpoch)
  }

  func bind(_ index: Int32, _ instant: Timestamp) {
    bind(index, instant.millisecondsSinceEpoch)
  }

  func bind(_ index: Int32, _ instant: Timestamp?) {
    bind(index, instant?.millisecondsSinceEpoch)
  }

  func orderID(_ column: Int32) -> OrderID {
    let (high, low) = halves(column)
    return OrderID(high: high, low: low)
  }

  func changeID(_ column: Int32) -> ChangeID {
    let (high, low) = halves(column)
    return ChangeID(high: high, low: low)
  }

  func date(_ column: Int32) -> LocalDate {
    LocalDate(daysSinceEpoch: int(column))
  }

  func timestamp(_ column: Int32) -> Timestamp {
    Timestamp(millisecondsSinceEpoch: int64(column))
  }

  func optionalTimestamp(_ column: Int32) -> Timestamp? {
    isNull(column) ? nil : timestamp(column)
  }
}
