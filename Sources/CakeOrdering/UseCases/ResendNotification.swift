/// The operator sends an email or webhook again.
public struct ResendNotification: Sendable {
  private let desk: OrderDesk
  private let log: any NotificationLog
  private let messages: any MessageDesk

  /// The use case at a desk.
  public init(desk: OrderDesk, log: any NotificationLog, messages: any MessageDesk) {
    self.desk = desk
    self.log = log
    self.messages = messages
  }

  /// Hands the message behind a notification to its handler once more, marked so that it is not taken for a
  /// duplicate. What is sent tells the order as it is by then.
  ///
  /// - Throws: ``OrderingError``.
  public func callAsFunction(_ id: String, as principal: Principal) async throws(OrderingError) {
    try OperatorOnly.check(principal)
    do {
      guard let notification = try await log.notification(id) else { throw OrderingError.notFound }
      let mark = "again-\(String(desk.random.next(), radix: 36))"
      try await messages.enqueue(notification.message.resent(mark), for: notification.handler)
    } catch let error as StoreError {
      throw OrderingError(error)
    } catch let error as OrderingError {
      throw error
    } catch {
      throw .unreadable(reason: "\(type(of: error))")
    }
  }
}
