public import CakeOrdering
import FoundationEssentials

extension DynamoDBBackend: FailedTries {
  /// For how long an item is kept after its message is due: queues keep a message for 14 days.
  private static let lifetime = Duration.seconds(14 * 86_400)

  /// What is known of a message; nil for one that never failed.
  public func failedTry(_ id: String) async throws(StoreError) -> FailedTry? {
    try await table.find(.failedTry(id), FailedTry.attributes).map { item throws(StoreError) in
      try FailedTry(item: item)
    }
  }

  /// Keeps what is known of a message.
  public func keep(_ failed: FailedTry) async throws(StoreError) {
    var update = TableUpdate(.failedTry(failed.id))
    update.set(.handler, failed.handler)
    let text = String(validating: failed.payload, as: UTF8.self)
    update.set(.payload, orRemove: text)
    update.set(.raw, orRemove: text == nil ? Data(failed.payload).base64EncodedString() : nil)
    update.set(.error, failed.error)
    update.set(.attempts, .number(failed.tries))
    update.set(.putOffs, .number(failed.putOffs))
    update.set(.at, failed.at.description)
    update.set(.nextAt, failed.nextAt.description)
    update.set(.carrier, orRemove: failed.carrier)
    update.set(.timeline, TimelineKey.failed(failed.state, Shard(of: failed.id)))
    update.set(.timelineKey, TimelineKey.time(failed.at, failed.id))
    update.set(.expiresAt, .number(Int(failed.nextAt.adding(Self.lifetime).secondsSinceEpoch)))
    _ = try await table.apply(update)
  }

  /// Forgets a message.
  public func forget(_ id: String) async throws(StoreError) {
    do {
      try await table.delete(.failedTry(id))
    } catch {
      throw error.storeError
    }
  }

  /// Sends a copy of a message that comes again, so that its queue need not be waited for, and notes which one is to be
  /// passed over when it comes. The copy is sent first: twice is better than never.
  func redrive(_ failed: FailedTry) async throws(StoreError) {
    guard let handler = HandlerName(rawValue: failed.handler) else {
      throw .unreadable(reason: "the message is of no handler that this version knows")
    }
    do {
      try await queue.send(failed.payload, to: handler)
    } catch {
      throw StoreError(publishing: error)
    }
    var update = TableUpdate(.failedTry(failed.id))
    update.set(.redriven, orRemove: failed.carrier)
    update.remove(.timeline)
    update.remove(.timelineKey)
    _ = try await table.apply(update)
  }

  /// Sends copies of all that fails or was put off of these handlers.
  public func wake(_ handlers: Set<HandlerName>, waitingFor peer: Peer?) async throws(StoreError) -> Int {
    var count = 0
    for state in [MessageState.failing, .putOff] {
      var after: String?
      repeat {
        let page = try await messages(state, limit: 100, after: after)
        for message in page.messages {
          guard let handler = HandlerName(rawValue: message.handler), handlers.contains(handler),
            peer == nil || message.lastError == peer?.hangs,
            let failed = try await failedTry(message.id)
          else { continue }
          try await redrive(failed)
          count += 1
        }
        after = page.next
      } while after != nil
    }
    return count
  }
}

extension FailedTry {
  /// The attributes it is read from.
  static let attributes: [TableAttribute] = [
    .partition, .sort, .handler, .payload, .raw, .error, .attempts, .putOffs, .at, .nextAt, .carrier,
    .redriven,
    .timelineKey,
  ]

  /// The failed try in an item.
  init(item: TableItem) throws(StoreError) {
    let raw = item.string(.raw).flatMap { Data(base64Encoded: $0) }.map(Array.init)
    guard let id = item.key?.failedTryID, let at = item.time(.at), let nextAt = item.time(.nextAt),
      let payload = item.string(.payload).map({ Array($0.utf8) }) ?? raw
    else { throw .unreadable(reason: "what is known of a message is malformed") }
    self.init(
      id: id, handler: item.string(.handler) ?? "", payload: payload, tries: item.number(.attempts) ?? 0,
      putOffs: item.number(.putOffs) ?? 0, error: item.string(.error) ?? "", at: at, nextAt: nextAt,
      carrier: item.string(.carrier), redriven: item.string(.redriven))
  }

  /// Whether it fails, or was put off alone.
  var state: MessageState { tries > 0 ? .failing : .putOff }

  /// The message as the operator sees it.
  var overview: MessageOverview {
    MessageOverview(
      id: id, handler: handler, state: state, payload: String(decoding: payload, as: UTF8.self),
      attempts: tries,
      lastError: error, at: at, nextAttemptAt: nextAt)
  }
}
