/// How much one client may order in 24 hours, so that nobody fills the shop's days alone.
///
/// Counted beside the orders and not with them: what is stored of an order tells which orders came from one place
/// (``SenderDigest``), and nobody from where.
public protocol PlacingQuota: Sendable {
  /// Counts an order before it is placed. The first of a client is always allowed.
  ///
  /// - Parameters:
  ///   - effort: How much it is, in units of ``Cake/effort``.
  ///   - most: How much may be ordered in 24 hours, in the same units.
  ///   - email: Whom the order is for; counted beside the client's address.
  /// - Returns: Nil if it may be placed, otherwise how long to wait; then it is not counted.
  func take(_ effort: Int, most: Int, email: EmailAddress, at now: Timestamp) async -> Duration?

  /// Counts an order no longer that was not placed after all.
  ///
  /// - Parameter now: The time at which it was counted.
  func giveBack(_ effort: Int, email: EmailAddress, at now: Timestamp) async
}
