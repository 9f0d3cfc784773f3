import JSONText

/// What must be so of one item for a transaction to happen.
struct TableCheck: Sendable, Hashable {
  private let key: TableKey
  private let terms: ExpressionTerms
  private let condition: String

  init(_ key: TableKey, _ condition: (inout ExpressionTerms) -> String) {
    var terms = ExpressionTerms()
    self.key = key
    self.condition = condition(&terms)
    self.terms = terms
  }

  /// Writes the members of the request.
  func write(to json: inout JSONWriter, table: String) {
    json.member("TableName", table)
    key.write("Key", to: &json)
    json.member("ConditionExpression", condition)
    terms.write(to: &json)
  }
}
