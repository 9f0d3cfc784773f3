/// Makes sure of a fact.
func expect(
  _ isTrue: Bool, _ detail: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line
) throws(ContractViolation) {
  if !isTrue { throw ContractViolation(detail(), file, line) }
}

/// Makes sure that two values are the same.
func expect<Value: Equatable>(
  _ what: String, _ found: Value, is expected: Value, file: StaticString = #fileID, line: UInt = #line
) throws(ContractViolation) {
  try expect(
    found == expected, "\(what) should be \(expected), but is \(found)", file: file, line: line)
}

/// Makes sure that there is a value.
func require<Value>(
  _ what: String, _ found: Value?, file: StaticString = #fileID, line: UInt = #line
) throws(ContractViolation) -> Value {
  guard let found else { throw ContractViolation("there is no \(what)", file, line) }
  return found
}
