import CakeJSON
public import CakeOrdering

extension DynamoDBBackend: MessageDesk {
  /// A page of the messages in a state, the oldest first; of those that wait the number alone, and that roughly: queues do
  /// not show what they hold.
  public func messages(_ state: MessageState, limit: Int, after: String?) async throws(StoreError)
    -> MessagePage
  {
    switch state {
    case .dead:
      return try await deadLetters(limit: limit, after: after)
    case .failing, .putOff:
      return try await timeline(
        limit: limit, after: after, { TimelineKey.failed(state, $0) }, FailedTry.attributes
      ) { item throws(StoreError) in try FailedTry(item: item).overview }
    case .waiting:
      do {
        return MessagePage(messages: [], count: try await depths.depths().waiting, next: nil)
      } catch {
        throw StoreError(publishing: error)
      }
    }
  }

  /// Hands a dead letter, or a message that fails, to its handler again. It is sent before it is removed, so that it is in
  /// two places for a moment rather than in none.
  public func redrive(_ id: String) async throws(StoreError) -> Bool {
    let key = TableKey.deadLetter(id)
    guard let item = try await table.find(key, DeadLetter.attributes) else {
      guard let failed = try await failedTry(id) else { return false }
      try await redrive(failed)
      return true
    }
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
  init(publishing error: PublishError) {
    switch error {
    case .unavailable(let reason): self = .unavailable(retryAfter: Self.pause, reason: reason)
    case .refused(let reason): self = .unavailable(retryAfter: .seconds(30), reason: reason)
    }
  }
}
