public import CakeOrdering

/// Shows the emails that a demo sent.
public protocol DemoMailbox: Sendable {
  /// The latest emails, the newest first.
  ///
  /// - Parameter limit: How many at most.
  /// - Throws: ``StoreError`` if they cannot be read.
  func emails(limit: Int) async throws(StoreError) -> [DemoEmail]

  /// The email of an id; nil if there is none.
  ///
  /// - Throws: ``StoreError`` if it cannot be read.
  func email(_ id: String) async throws(StoreError) -> DemoEmail?
}
