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
  /// - Throws: ``OrderingError``; ``OrderingError/overtaken(status:)`` where the order has moved on so that nothing
  ///   would be sent: another company was asked since, the cake is baked, the customer's data is erased.
  public func callAsFunction(_ id: String, as principal: Principal) async throws(OrderingError) {
    try OperatorOnly.check(principal)
    do {
      guard let notification = try await log.notification(id),
        let order = try await desk.orders.order(notification.orderID)
      else { throw OrderingError.notFound }
      guard Self.isStillToBeSaid(notification, of: order) else {
        throw OrderingError.overtaken(status: order.status)
      }
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

  /// Whether the handler would send the same once more, as it would find the order.
  private static func isStillToBeSaid(_ notification: Notification, of order: Order) -> Bool {
    let message = notification.message
    return switch notification.handler {
    case .notifyCustomer:
      NotifyCustomer.occasion(of: message, order)?.rawValue == notification.subject
    case .notifyProducers:
      NotifyProducers.letters(following: message, order).contains {
        $0.occasion.rawValue == notification.subject
      }
    case .notifyDeliveryCompany: NotifyDeliveryCompany.request(of: message, order) != nil
    case .sendFeedback: SendFeedback.delivery(of: message, order) != nil
    case .sendForDelivery, .sendSignInLink: false
    }
  }
}
