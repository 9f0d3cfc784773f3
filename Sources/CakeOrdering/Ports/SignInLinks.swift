/// Keeps the links by which staff sign in.
public protocol SignInLinks: Sendable {
  /// Keeps a link until it expires, unless its party has had too many in the same hour
  /// (``SignInLink/limitPerHour``), whatever became of them.
  ///
  /// - Returns: Whether it was kept.
  func record(_ link: SignInLink) async throws(StoreError) -> Bool

  /// Forgets a link that could not be sent, and counts it no longer.
  func withdraw(_ link: SignInLink) async throws(StoreError)

  /// Uses up a link: of all who ask for the same, one gets its party, once.
  ///
  /// - Returns: Nil for a link that is not known, expired, or was used.
  func redeem(_ digest: [UInt8], at now: Timestamp) async throws(StoreError) -> Party?
}
