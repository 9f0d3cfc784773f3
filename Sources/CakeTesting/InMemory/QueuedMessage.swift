import CakeOrdering

/// A message on its way to one handler.
struct QueuedMessage {
  /// An order's messages to one handler.
  struct Line: Hashable {
    let order: OrderID
    let handler: HandlerName
  }

  let message: Message
  /// What its handler's queue holds: the message, but where a test put something else there.
  let content: Attempt.Content
  let handler: HandlerName
  /// When it is due, or its lease ends.
  private(set) var availableAt: Timestamp
  /// When it was put back, while it is.
  private var postponedAt: Timestamp?
  private(set) var tries = 0
  private(set) var putOffs = 0
  private(set) var lastError: String?
  /// The fence of its present lease; 0 if there is none.
  private(set) var fence = 0

  init(message: Message, content: Attempt.Content? = nil, handler: HandlerName) {
    self.message = message
    self.content = content ?? .message(message)
    self.handler = handler
    self.availableAt = message.time
  }

  /// The message's id and its handler; told apart where it is sent again.
  var id: String {
    [message.id, handler.rawValue, message.resend].compactMap(\.self).joined(separator: ".")
  }

  var line: Line { Line(order: message.orderID, handler: handler) }

  /// Whether it failed before.
  var wasTried: Bool { tries > 0 }

  /// Whether its handler had it before: then it neither waits for others nor holds them up.
  var wasGiven: Bool { tries + putOffs > 0 }

  /// Whether a later one of its line waits for it.
  func holdsUp(_ other: QueuedMessage) -> Bool { message.version < other.message.version && !wasGiven }

  /// Whether somebody has it, or had it when their time was over.
  var isLeased: Bool { fence > 0 }

  var state: MessageState { wasTried ? .failing : putOffs > 0 ? .putOff : .waiting }

  var leased: LeasedMessage {
    LeasedMessage(
      id: id,
      attempt: Attempt(
        content: content, handler: handler.rawValue, tries: tries, putOffs: putOffs, receivedAt: message.time),
      fence: fence)
  }

  /// Whether it can be taken; also what was put back before the clock was set back.
  func isDue(at now: Timestamp) -> Bool {
    availableAt <= now || postponedAt.map { $0 > now } ?? false
  }

  mutating func lease(until end: Timestamp, fence: Int) {
    availableAt = end
    postponedAt = nil
    self.fence = fence
  }

  mutating func wake() {
    availableAt = min(availableAt, Timestamp(millisecondsSinceEpoch: 0))
    postponedAt = nil
  }

  mutating func loseLease(at now: Timestamp) {
    keep(
      until: now.adding(DeliveryPolicy.pauseAfterLoss(putOffs: putOffs)),
      reason: "whoever handled it did not come to an end", wasTried: false, at: now)
  }

  mutating func keep(until: Timestamp, reason: String, wasTried: Bool, at now: Timestamp) {
    availableAt = until
    postponedAt = now
    if wasTried { tries += 1 } else { putOffs += 1 }
    lastError = reason
    fence = 0
  }
}
