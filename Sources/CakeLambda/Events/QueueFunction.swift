import AWSClient
import CakeAWS
import CakeOrdering
import LambdaRuntime
import Logging

/// Hands the messages of a queue to their handlers, again and again as the schedule says, until they are handled or
/// given up.
///
/// A message that is to be tried again is put off, and reported so that the queue keeps it; it is the queue that
/// counts how often it was tried.
struct QueueFunction: LambdaHandler {
  /// Those whose messages are in the queue.
  let handlers: [any MessageHandler]
  /// Reads a message of the queue.
  let read: @Sendable (SQSEvent.Message) -> QueuedMessage
  let visibility: any MessageVisibility
  let graveyard: Graveyard
  var schedule = RetrySchedule.standard
  let clock: any WallClock
  let random: any RandomSource
  let log: HandlingLog

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
    MessageTry(read(message).payload).message?.orderID.description ?? message.id
  }

  /// Handles a message, puts it off, or gives it up.
  ///
  /// - Returns: Whether the queue may forget it.
  private func handle(_ message: SQSEvent.Message, _ time: BatchTime) async -> Bool {
    let queued = read(message)
    let attempt = MessageTry(queued.payload)
    if let reason = queued.givenUp { return await bury(queued, attempt, reason) }
    guard let handler = handlers.first(where: { $0.name.rawValue == queued.handler }) else {
      return await bury(queued, attempt, "nobody here handles it")
    }
    guard attempt.concerns(handler.name) else {
      note(.skipped, queued, attempt)
      return true
    }
    guard attempt.message == nil || queued.attempts <= schedule.attempts else {
      return await bury(queued, attempt, "its handler never came to an end")
    }
    if queued.attempts == 1, let message = attempt.message {
      log.metrics.recordLag(clock.now().since(message.time), handler.name)
    }
    return await settle(await attempt.run(handler, before: time.handlerDeadline), message, queued, attempt)
  }

  private func settle(
    _ verdict: HandlingVerdict, _ message: SQSEvent.Message, _ queued: QueuedMessage, _ attempt: MessageTry
  ) async -> Bool {
    switch verdict {
    case .done:
      note(.done, queued, attempt)
      return true
    case .again(let reason, let after):
      guard let delay = schedule.delay(after: queued.attempts, retryAfter: after, random: random) else {
        return await bury(queued, attempt, reason)
      }
      return await putOff(message, queued, attempt, for: delay, reason)
    case .newer(let schema):
      // It is never given up here; in the end the queue itself moves it to those that keepDeadLetters keeps.
      let step = min(queued.attempts, schedule.delays.count)
      let delay = schedule.delay(after: step, random: random) ?? .seconds(3600)
      return await putOff(message, queued, attempt, for: delay, "the message has the newer schema \(schema)")
    case .hopeless(let reason):
      return await bury(queued, attempt, reason)
    }
  }

  private func putOff(
    _ message: SQSEvent.Message, _ queued: QueuedMessage, _ attempt: MessageTry, for delay: Duration,
    _ reason: String
  ) async -> Bool {
    do throws(PublishError) {
      try await visibility.hide(message.receiptHandle, for: delay)
      note(.retried, queued, attempt, reason)
    } catch {
      // The queue shows it again when its receipt ends: sooner or later than planned, but it is not lost.
      note(.retried, queued, attempt, "\(reason); it could not be put off: \(error.reason)")
    }
    return false
  }

  private func bury(_ queued: QueuedMessage, _ attempt: MessageTry, _ reason: String) async -> Bool {
    await graveyard.bury(
      attempt, of: queued.handler, attempts: queued.attempts, origin: queued.origin, reason: reason)
  }

  private func note(
    _ outcome: HandlingOutcome, _ queued: QueuedMessage, _ attempt: MessageTry, _ reason: String? = nil
  ) {
    log.note(
      outcome, id: attempt.name(receivedAs: queued.origin), handler: queued.handler, attempt: queued.attempts,
      trace: attempt.message?.trace, reason: reason)
  }
}
