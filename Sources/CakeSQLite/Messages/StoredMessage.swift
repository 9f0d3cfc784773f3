import CakeOrdering

/// A message as it was taken from the table.
struct StoredMessage: Sendable {
  let key: PendingMessageKey
  let attempts: Int
  let fence: Int
  let payload: [UInt8]

  func lease(by handler: HandlerName, _ message: Message?) -> LeasedMessage {
    LeasedMessage(id: key.name, handler: handler, message: message, attempts: attempts, fence: fence)
  }
}
