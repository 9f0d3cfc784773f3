import AWSClient
import CakeAWS
import CakeDelivery
import CakeOrdering
import LambdaRuntime

/// Keeps what nobody came to an end with: messages that queues gave up, and records that the stream's mappings gave
/// up. Says that it kept something only if it did.
struct KeepDeadLettersFunction: LambdaHandler {
  let stream: any StreamReader
  let keeper: DeadLetterKeeper

  func handle(_ event: [UInt8], context: LambdaContext) async throws -> [UInt8] {
    let time = BatchTime(context)
    let messages = try SQSEvent(json: event).messages
    let progress = BatchProgress(count: messages.count)
    await AWSDeadline.$current.withValue(time.end) {
      await BatchLanes(messages.map(\.id)).run { position in
        guard time.allowsStart else { return false }
        progress.finish(position, isDone: await keep(messages[position]))
        return true
      }
    }
    return BatchResponse(failures: progress.notDone.map { messages[$0].id }).json
  }

  private func keep(_ message: SQSEvent.Message) async -> Bool {
    if let note = FailureNote(message.body) { return await keep(note, message) }
    let queued = Self.queued(message)
    let attempt = ReceivedMessage(queued.payload)
    return await keeper.keep(
      attempt, of: queued.handler, tries: queued.tries, origin: queued.origin,
      reason: queued.givenUp ?? Self.reason(queued, attempt))
  }

  /// The queue says whose the message was.
  private static func queued(_ message: SQSEvent.Message) -> QueuedMessage {
    if message.queueARN.contains(Channel.deliveryRequests.rawValue) {
      return QueuedMessage(message, for: .notifyDeliveryCompany)
    }
    if message.queueARN.contains(Channel.deliveryReviews.rawValue) {
      return QueuedMessage(message, for: .sendFeedback)
    }
    return QueuedMessage(parked: message)
  }

  private static func reason(_ queued: QueuedMessage, _ attempt: ReceivedMessage) -> String {
    let reason = attempt.notYetReadable
    return [reason ?? "its handler never came to an end", queued.error.map { "before that: \($0)" }]
      .compactMap(\.self).joined(separator: "; ")
  }

  // MARK: Records of the stream

  private func keep(_ note: FailureNote, _ message: SQSEvent.Message) async -> Bool {
    let records: [StreamRecord]
    do throws(PublishError) {
      records = try await stream.records(note.range)
    } catch {
      keeper.log.note(
        .failed, handler: note.handler?.rawValue ?? note.function, tries: note.attempts, trace: nil,
        named: message.id, reason: "its records could not be read: \(error.reason)")
      return false
    }
    var areKept = true
    for record in records {
      areKept = await keep(record, note) && areKept
    }
    if records.isEmpty || records.count < note.count ?? 0 {
      areKept = await keepLoss(of: note, found: records.count, message) && areKept
    }
    return areKept
  }

  private func keep(_ record: StreamRecord, _ note: FailureNote) async -> Bool {
    let attempt = ReceivedMessage(record.data)
    if let handler = note.handler, !attempt.concerns(handler) { return true }
    return await keeper.keep(
      attempt, of: note.handler?.rawValue ?? note.function, tries: note.attempts,
      origin: record.sequenceNumber, reason: "its batch was given up: \(note.condition)")
  }

  /// Records that the stream no longer holds: all that is left of them is the note.
  private func keepLoss(of note: FailureNote, found: Int, _ message: SQSEvent.Message) async -> Bool {
    let handler = note.handler?.rawValue ?? note.function
    let lost = note.count.map { "\($0 - found) of its \($0) records" } ?? "its records"
    return await keeper.keep(
      DeadLetter(
        id: "\(note.range.shard)-\(note.range.first)-\(note.range.last).\(handler)", handler: handler,
        payload: Array(message.body.utf8),
        error: "\(lost) had expired from the stream before they could be kept",
        attempts: note.attempts, at: keeper.clock.now()))
  }
}
