import CakeOrdering

/// A message on its way to one handler.
struct QueuedMessage {
  /// An order's messages to one handler.
  struct Line: Hashable {
    let order: OrderID
    let handler: HandlerName
  }

  let message: Message
  let handler: HandlerName
  /// When it is due, or its lease ends.
  private(set) var availableAt: Timestamp
  /// When it was put back, while it is.
  private var postponedAt: Timestamp?
  private(set) var attempts = 0
  private(set) var lastError: String?
  /// The fence of its present lease; 0 if there is none.
  private(set) var fence = 0

  init(message: Message, handler: HandlerName) {
    self.message = message
    self.handler = handler
    self.availableAt = message.time
  }

  /// The message's id and its handler; told apart where it is sent again.
  var id: String {
    [message.id, handler.rawValue, message.resend].compactMap(\.self).joined(separator: ".")
  }

  var line: Line { Line(order: message.orderID, handler: handler) }

  /// Whether it failed before: then it neither waits for others nor holds them up.
  var wasTried: Bool { attempts > 0 }

  var leased: LeasedMessage {
    LeasedMessage(id: id, handler: handler, message: message, attempts: attempts, fence: fence)
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

  mutating func postpone(until: Timestamp, error: String, at now: Timestamp) {
    availableAt = until
    postponedAt = now
    attempts += 1
    lastError = error
    fence = 0
  }
}
