import AWSClient
import CakeAWS
import CakeDelivery
import CakeOrdering
import LambdaRuntime

/// Hands the messages of a queue to their handlers, until they are handled or given up.
///
/// A message that comes again is hidden until it is due, and reported so that the queue keeps it. The queue is the alarm
/// clock alone: how often a message was tried is kept in the store (``FailedTry``), because receipts that never reached
/// a handler are no tries.
struct QueueFunction: LambdaHandler {
  let engine: DeliveryEngine
  /// Reads a message of the queue.
  let read: @Sendable (SQSEvent.Message) -> QueuedMessage
  let receipts: QueueReceipts
  let clock: any WallClock

  /// How much too early a message may come: queues count in seconds.
  private static let earliness = Duration.seconds(2)

  /// When a message comes again of which it could not be read what is known of it.
  private static let pauseAfterOutage = Duration.seconds(15)

  func handle(_ event: [UInt8], context: LambdaContext) async throws -> [UInt8] {
    let time = BatchTime(context)
    let messages = try SQSEvent(json: event).messages
    let progress = BatchProgress(count: messages.count)
    await AWSDeadline.$current.withValue(time.end) {
      await BatchLanes(messages.map(lane)).run { position in
        // A message that was not begun is seen again when its receipt ends.
        guard time.allowsStart else { return false }
        progress.finish(position, isDone: await handle(messages[position], time))
        return true
      }
    }
    return BatchResponse(failures: progress.notDone.map { messages[$0].id }).json
  }

  /// Messages of one order are handled one after the other, so that they do not get in each other's way.
  private func lane(_ message: SQSEvent.Message) -> String {
    ReceivedMessage(read(message).payload).message?.orderID.description ?? message.id
  }

  /// Handles a message, hides it until it is due again, or gives it up.
  ///
  /// - Returns: Whether the queue may forget it.
  private func handle(_ message: SQSEvent.Message, _ time: BatchTime) async -> Bool {
    let queued = read(message)
    let received = ReceivedMessage(queued.payload)
    let id = received.id(receivedAs: queued.origin, by: queued.handler)
    let known: FailedTry?
    do throws(StoreError) {
      // Whatever came for the first time never failed.
      known = message.receiveCount > 1 || queued.tries > 0 ? try await receipts.failed.failedTry(id) : nil
    } catch {
      engine.log.note(
        .failed, handler: queued.handler, tries: queued.tries, trace: received.message?.trace, named: id,
        reason: "what is known of it could not be read: \(error.reason)")
      // Nobody tried; without this it would be away for as long as the queue hides what a function holds.
      let now = clock.now()
      try? await receipts.hide(message.receiptHandle, until: now.adding(Self.pauseAfterOutage), at: now)
      return false
    }
    let sent = message.sentTimestamp.map { Timestamp(millisecondsSinceEpoch: Int64($0)) }
    let attempt = Attempt(
      content: received.content, handler: queued.handler, tries: known?.tries ?? queued.tries,
      putOffs: known?.putOffs ?? 0, receivedAt: sent ?? clock.now())
    if let known, known.redriven == message.id {
      engine.log.note(.skipped, attempt, named: id, reason: "a copy was sent in its place")
      return true
    }
    if let known, queued.givenUp == nil, known.nextAt.since(clock.now()) > Self.earliness {
      await hide(message, attempt, named: id, until: known.nextAt)
      return false
    }
    let receipt = QueueReceipts.Receipt(
      handle: message.receiptHandle, carrier: message.id, id: id, payload: queued.payload, attempt: attempt,
      isKnown: known != nil)
    let outcome = await decide(attempt, queued, time)
    switch await engine.apply(outcome, to: attempt, named: id, receipt, of: receipts) {
    case .done, .skip, .deadLetter: return true
    case .putOff, .retry, nil: return false
    }
  }

  private func decide(_ attempt: Attempt, _ queued: QueuedMessage, _ time: BatchTime) async
    -> DeliveryPolicy.Outcome
  {
    if let reason = queued.givenUp { return .deadLetter(reason: reason, tries: queued.tries) }
    let deadline = time.handlerDeadline
    return await AWSDeadline.$current.withValue(deadline) {
      await engine.decide(attempt, before: deadline)
    }
  }

  /// It came before it was due, which nobody counts.
  private func hide(_ message: SQSEvent.Message, _ attempt: Attempt, named id: String, until due: Timestamp)
    async
  {
    do throws(StoreError) {
      try await receipts.hide(message.receiptHandle, until: due, at: clock.now())
      engine.log.note(.putOff, attempt, named: id, reason: "it is not due yet")
    } catch {
      engine.log.note(.failed, attempt, named: id, reason: error.reason)
    }
  }
}
