import CakeOrdering

/// What a message is stored under: one handler's part of it.
struct PendingMessageKey: Sendable, Hashable {
  let orderID: OrderID
  let handler: HandlerCode
  let version: Int
  let channel: ChannelCode
  /// Tells a message that is sent again from the first; empty for the first.
  let mark: String

  init(orderID: OrderID, handler: HandlerCode, version: Int, channel: ChannelCode, mark: String) {
    self.orderID = orderID
    self.handler = handler
    self.version = version
    self.channel = channel
    self.mark = mark
  }

  init(_ message: Message, for handlers: [HandlerName]) {
    self.orderID = message.orderID
    self.handler = HandlerCode(handlers)
    self.version = message.version
    self.channel = ChannelCode(messageID: message.id)
    self.mark = message.resend ?? ""
  }

  /// The same message for another handler.
  func with(_ handler: HandlerCode) -> PendingMessageKey {
    PendingMessageKey(orderID: orderID, handler: handler, version: version, channel: channel, mark: mark)
  }

  /// `<messageId>.<handler>`, and the mark behind another dot where there is one.
  var name: String {
    "\(orderID)_\(version)\(channel.suffix).\(handler.name)" + (mark.isEmpty ? "" : "." + mark)
  }

  /// Reads a name; nil for any other text.
  init?(name: String) {
    let parts = name.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count >= 2, let handler = HandlerCode(name: parts[1]) else { return nil }
    let id = parts[0].split(separator: "_", maxSplits: 2, omittingEmptySubsequences: false)
    guard id.count >= 2, let orderID = OrderID(id[0]), let version = Int(id[1]),
      let channel = ChannelCode(suffix: id.count == 3 ? id[2] : nil)
    else { return nil }
    self.init(
      orderID: orderID, handler: handler, version: version, channel: channel,
      mark: parts.count == 3 ? String(parts[2]) : "")
  }
}
