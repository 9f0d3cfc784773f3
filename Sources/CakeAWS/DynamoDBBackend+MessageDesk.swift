import CakeJSON
public import CakeOrdering

extension DynamoDBBackend: MessageDesk {
  /// A page of the dead letters, the oldest first; of messages on their way the number alone, and that roughly:
  /// queues do not show what they hold.
  public func messages(_ state: MessageState, limit: Int, after: String?) async throws(StoreError)
    -> MessagePage
  {
    if state == .dead { return try await deadLetters(limit: limit, after: after) }
    do {
      let depths = try await depths.depths()
      return MessagePage(
        messages: [], count: state == .waiting ? depths.waiting : depths.failing, next: nil)
    } catch {
      throw StoreError(publishing: error)
    }
  }

  /// Takes a dead letter and hands it to its handler again. It is sent before it is removed, so that it is in two
  /// places for a moment rather than in none.
  public func redrive(_ id: String) async throws(StoreError) -> Bool {
    let key = TableKey.deadLetter(id)
    guard let item = try await table.find(key, DeadLetter.attributes) else { return false }
    let letter = try DeadLetter(item: item)
    guard let handler = HandlerName(rawValue: letter.handler) else {
      throw .unreadable(reason: "the dead letter is of no handler that this version knows")
    }
    do {
      try await queue.send(letter.payload, to: handler)
    } catch {
      throw StoreError(publishing: error)
    }
    try await remove(key, keptAs: item.string(.timelineKey) ?? "")
    return true
  }

  /// Removes a letter, unless another one has taken its place: it may have been given up again meanwhile.
  private func remove(_ key: TableKey, keptAs place: String) async throws(StoreError) {
    do {
      try await table.delete(key) { "\($0.name(.timelineKey)) = \($0.value(place))" }
    } catch {
      if case .conditionFailed = error { return }
      throw error.storeError
    }
  }

  /// Hands a message to one handler, durably.
  public func enqueue(_ message: Message, for handler: HandlerName) async throws(StoreError) {
    do {
      try await queue.send(MessageEnvelope.encode(message), to: handler)
    } catch {
      throw StoreError(publishing: error)
    }
  }
}

extension StoreError {
  /// Why a message could not be sent on its way.
  fileprivate init(publishing error: PublishError) {
    switch error {
    case .unavailable(let reason): self = .unavailable(retryAfter: Self.pause, reason: reason)
    case .refused(let reason): self = .unavailable(retryAfter: .seconds(30), reason: reason)
    }
  }
}
