import CakeOrdering

extension ChangeID {
  /// The id as the text of a UUID: what an order keeps of its changes, and the token of a transaction.
  var text: String { OrderID(high: high, low: low).description }

  /// The token of the transaction's other form, in which some releases empty their days: DynamoDB takes one token
  /// for one set of parts.
  func token(form: UInt64) -> String {
    OrderID(high: high, low: low ^ form).description
  }
}
