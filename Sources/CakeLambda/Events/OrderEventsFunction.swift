import AWSClient
import CakeAWS
import CakeOrdering
import LambdaRuntime
import Logging

/// Hands the order events of a stream to one handler.
///
/// Orders are handled side by side, the events of one order one after the other. What cannot be handled is parked,
/// so that it holds up nobody; only if that fails too does the stream come back to it, and to all that follows.
struct OrderEventsFunction: LambdaHandler {
  let handler: any MessageHandler
  let parking: any ParkedMessages
  var schedule = RetrySchedule.standard
  let clock: any WallClock
  let random: any RandomSource
  let log: HandlingLog

  func handle(_ event: [UInt8], context: LambdaContext) async throws -> [UInt8] {
    let time = BatchTime(context)
    let records = try KinesisEvent(json: event).records
    let progress = BatchProgress(count: records.count)
    await AWSDeadline.$current.withValue(time.end) {
      await BatchLanes(records.map(\.partitionKey)).run { position in
        guard progress.mayBegin(position), time.allowsStart else { return false }
        let isDone = await handle(records[position], time)
        progress.finish(position, isDone: isDone)
        return isDone
      }
    }
    // One number says that it and all that follows is to come again.
    return BatchResponse(
      failures: [progress.firstNotDone].compactMap { $0.map { records[$0].sequenceNumber } }
    )
    .json
  }

  /// Handles a record or parks it.
  ///
  /// - Returns: False if neither could be done.
  private func handle(_ record: KinesisEvent.Record, _ time: BatchTime) async -> Bool {
    let attempt = MessageTry(record.data)
    guard attempt.concerns(handler.name) else {
      note(.skipped, record, attempt)
      return true
    }
    if let message = attempt.message { log.metrics.recordLag(clock.now().since(message.time), handler.name) }
    switch await attempt.run(handler, before: time.handlerDeadline) {
    case .done:
      note(.done, record, attempt)
      return true
    case .again(let reason, let after):
      let delay = schedule.delay(after: 1, retryAfter: after, random: random)
      return await park(record, attempt, reason, delay: delay)
    case .newer(let schema):
      let delay = schedule.delay(after: 1, random: random)
      return await park(record, attempt, "the message has the newer schema \(schema)", delay: delay)
    case .hopeless(let reason):
      return await park(record, attempt, reason, delay: nil)
    }
  }

  /// - Parameter delay: Nil if trying again cannot help.
  private func park(
    _ record: KinesisEvent.Record, _ attempt: MessageTry, _ reason: String, delay: Duration?
  ) async -> Bool {
    let parked = ParkedMessage(
      handler: handler.name, payload: record.data, error: reason, attempts: 1, isGivenUp: delay == nil,
      origin: record.sequenceNumber)
    do throws(PublishError) {
      try await parking.park(parked, delay: delay ?? .zero)
      note(.retried, record, attempt, reason)
      return true
    } catch {
      note(.failed, record, attempt, "\(reason); it could not be parked: \(error.reason)")
      return false
    }
  }

  private func note(
    _ outcome: HandlingOutcome, _ record: KinesisEvent.Record, _ attempt: MessageTry, _ reason: String? = nil
  ) {
    log.note(
      outcome, id: attempt.name(receivedAs: record.sequenceNumber), handler: handler.name.rawValue,
      attempt: 1,
      trace: attempt.message?.trace, reason: reason)
  }
}
