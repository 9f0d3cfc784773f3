/// What only the operator may do.
public enum OperatorOnly {
  /// Makes sure that an operator asks.
  ///
  /// - Throws: ``OrderingError/unauthenticated`` without a staff token, ``OrderingError/forbidden`` for other
  ///   staff.
  public static func check(_ principal: Principal) throws(OrderingError) {
    guard case .staff(let party) = principal else { throw .unauthenticated }
    guard party.role == .operator else { throw .forbidden }
  }
}
