import CakeLanguages
import CakeOrdering

/// Writes messages for the operator.
struct MessageRowWriter {
  private let texts: Texts
  private let times: ControlTimes

  init(_ texts: Texts, _ times: ControlTimes) {
    self.texts = texts
    self.times = times
  }

  func row(_ message: MessageOverview, _ orders: [OrderID: Order]) -> MessageRow {
    let order = OrderID(ofMessage: message.id).flatMap { orders[$0] }
    return MessageRow(
      id: message.id, task: task(message.handler),
      orderURL: order.map { "/control/orders/\($0.id)" }, orderNumber: order?.number.description,
      due: order.map(due), since: times.text(message.at), sinceAgo: times.ago(message.at),
      tries: String(message.attempts), nextTry: message.nextAttemptAt.map(times.text),
      nextIn: message.nextAttemptAt.map(times.ahead),
      lastError: message.lastError.map(texts.reason),
      payload: message.payload)
  }

  /// What a handler does, in words; its name where it is none of this version.
  private func task(_ handler: String) -> String {
    HandlerName(rawValue: handler) == nil ? handler : texts["handler.\(handler)"]
  }

  private func due(_ order: Order) -> String {
    let day = texts.language.shortText(order.dueDate)
    return texts("messages.due", ["day": day, "status": texts.status(order)])
  }
}
