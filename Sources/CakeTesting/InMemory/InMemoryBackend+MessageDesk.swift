import CakeJSON
public import CakeOrdering

extension InMemoryBackend: MessageDesk {
  /// A page of the messages in a state, the oldest first.
  public func messages(_ state: MessageState, limit: Int, after: String?) async throws(StoreError)
    -> MessagePage
  {
    let all = state == .dead ? dead.map(Self.overview) : queue.entries.map(Self.overview)
    let found = all.filter { $0.state == state }
    let start = after.flatMap { id in found.firstIndex { $0.id == id } }.map { $0 + 1 } ?? 0
    let page = Array(found.dropFirst(start).prefix(limit))
    let isLast = start + page.count >= found.count
    return MessagePage(messages: page, count: found.count, next: isLast ? nil : page.last?.id)
  }

  private static func overview(_ entry: QueuedMessage) -> MessageOverview {
    MessageOverview(
      id: entry.id, handler: entry.handler.rawValue, state: entry.state,
      payload: payload(entry), attempts: entry.tries, lastError: entry.lastError, at: entry.message.time,
      nextAttemptAt: entry.availableAt)
  }

  private static func overview(_ letter: DeadLetter) -> MessageOverview {
    MessageOverview(
      id: letter.entry.id, handler: letter.entry.handler.rawValue, state: .dead,
      payload: payload(letter.entry), attempts: letter.tries, lastError: letter.error,
      at: letter.at, nextAttemptAt: nil)
  }

  private static func payload(_ entry: QueuedMessage) -> String {
    String(decoding: MessageEnvelope.encode(entry.message), as: UTF8.self)
  }

  /// Hands a message to its handler again.
  public func redrive(_ id: String) async throws(StoreError) -> Bool {
    guard let index = dead.firstIndex(where: { $0.entry.id == id }) else {
      return queue.wake { $0.id == id } > 0
    }
    let letter = dead.remove(at: index)
    queue.add(letter.entry.message, letter.entry.content, for: letter.entry.handler)
    return true
  }

  /// Hands everything that fails or was put off to these handlers again.
  public func wake(_ handlers: Set<HandlerName>, waitingFor peer: Peer?) async throws(StoreError) -> Int {
    queue.wake { handlers.contains($0.handler) && (peer == nil || $0.lastError == peer?.hangs) }
  }

  /// Puts any payload where a message would stand.
  public func put(_ payload: [UInt8], as message: Message, for handler: HandlerName) {
    queue.add(message, MessageEnvelope.content(of: payload), for: handler)
  }

  /// Hands a message to one handler.
  public func enqueue(_ message: Message, for handler: HandlerName) async throws(StoreError) {
    queue.add(message, for: handler)
  }
}
