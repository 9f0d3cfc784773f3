public import CakeOrdering

/// What every notification log must do: keep what was sent, once each, and forget it only with the order.
public struct NotificationLogContract: Sendable {
  /// Makes a log that keeps nothing yet, lets a check use it, and tidies up.
  public typealias Provider =
    @Sendable (_ use: @Sendable (any NotificationLog) async throws -> Void) async throws -> Void

  private let withLog: Provider

  /// The contract for the logs of a provider.
  public init(_ withLog: @escaping Provider) {
    self.withLog = withLog
  }

  /// Everything that is checked, each with a log of its own.
  public var checks: [ContractCheck] { [facts, replacing, ofOrder, latest] }

  private func check(_ name: String, _ body: @escaping @Sendable (any NotificationLog) async throws -> Void)
    -> ContractCheck
  {
    ContractCheck(name) { [withLog] in try await withLog(body) }
  }

  private static func notification(
    _ random: SeededRandomSource, of order: Order? = nil, after delay: Duration = .zero
  ) -> Notification {
    let order = order ?? .example(random)
    let message = Message.announcing([.orderPlaced], of: order, at: ManualClock.start, trace: nil)[0]
    var notification = Notification.example(following: message, at: ManualClock.start.adding(delay))
    notification.id += ".\(random.next())"
    return notification
  }

  private var facts: ContractCheck {
    check("A notification is found by its id, as it was recorded") { log in
      let random = SeededRandomSource()
      var notification = Self.notification(random)
      notification.message = Message(
        id: notification.message.id, type: .deliveryRequested, orderID: notification.orderID,
        orderNumber: OrderNumber(bits: 7), version: 3, status: .sentForDelivery, time: ManualClock.start,
        trace: TraceContext(random: random), resend: "again-1")
      notification.handler = .notifyDeliveryCompany
      notification.medium = .webhook
      notification.outcome = .failed("the delivery company answered 503 – später")
      try expect("nothing", try await log.notification(notification.id), is: nil)
      try await log.record(notification)
      try expect("the notification", try await log.notification(notification.id), is: notification)
    }
  }

  private var replacing: ContractCheck {
    check("What became of a try replaces that it was begun, a failure not that it was sent") { log in
      var notification = Self.notification(SeededRandomSource())
      notification.outcome = .begun
      try await log.record(notification)
      try expect("the outcome", try await log.notification(notification.id), is: notification)
      notification.outcome = .failed("first")
      try await log.record(notification)
      notification.outcome = .failed("second")
      notification.at = notification.at.adding(.seconds(1))
      try await log.record(notification)
      try expect("the outcome", try await log.notification(notification.id), is: notification)
      var again = notification
      again.outcome = .begun
      again.at = notification.at.adding(.seconds(1))
      try await log.record(again)
      try expect("the outcome", try await log.notification(notification.id), is: notification)
      notification.outcome = .sent
      notification.at = notification.at.adding(.seconds(1))
      try await log.record(notification)
      try await log.record(again)
      var late = notification
      late.outcome = .failed("late")
      late.at = notification.at.adding(.seconds(1))
      try await log.record(late)
      try expect("the outcome", try await log.notification(notification.id), is: notification)
      try expect("all", try await log.notifications(order: nil, limit: 10), is: [notification])
    }
  }

  private var ofOrder: ContractCheck {
    check("An order's notifications are told without others', the oldest first") { log in
      let random = SeededRandomSource()
      let order = Order.example(random)
      let own = (0..<3).map { Self.notification(random, of: order, after: .seconds($0)) }
      for notification in [own[1], Self.notification(random), own[0], own[2]] {
        try await log.record(notification)
      }
      try expect("the order's", try await log.notifications(order: order.id, limit: 10), is: own)
      try expect(
        "the first two", try await log.notifications(order: order.id, limit: 2), is: Array(own.prefix(2)))
    }
  }

  private var latest: ContractCheck {
    check("Of all notifications the latest are told, the newest first") { log in
      let random = SeededRandomSource()
      let all = (0..<5).map { Self.notification(random, after: .seconds($0)) }
      for index in [3, 0, 4, 1, 2] { try await log.record(all[index]) }
      let found = try await log.notifications(order: nil, limit: 3)
      try expect("the latest", found, is: [all[4], all[3], all[2]])
    }
  }
}
