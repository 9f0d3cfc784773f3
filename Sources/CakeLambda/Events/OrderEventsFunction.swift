import AWSClient
import CakeAWS
import CakeDelivery
import CakeOrdering
import LambdaRuntime

/// Hands the order events of a stream to one handler.
///
/// Orders are handled side by side, the events of one order one after the other. What cannot be handled is parked,
/// so that it holds up nobody; only if that fails too does the stream come back to it, and to all that follows.
struct OrderEventsFunction: LambdaHandler {
  let engine: DeliveryEngine
  let records: StreamRecords
  let clock: any WallClock

  func handle(_ event: [UInt8], context: LambdaContext) async throws -> [UInt8] {
    let time = BatchTime(context)
    let batch = try KinesisEvent(json: event).records
    let progress = BatchProgress(count: batch.count)
    await AWSDeadline.$current.withValue(time.end) {
      await BatchLanes(batch.map(\.partitionKey)).run { position in
        guard progress.mayBegin(position), time.allowsStart else { return false }
        let isDone = await handle(batch[position], time)
        progress.finish(position, isDone: isDone)
        return isDone
      }
    }
    // One number says that it and all that follows is to come again.
    return BatchResponse(
      failures: [progress.firstNotDone].compactMap { $0.map { batch[$0].sequenceNumber } }
    )
    .json
  }

  /// Handles a record or parks it.
  ///
  /// - Returns: False if neither could be done.
  private func handle(_ record: KinesisEvent.Record, _ time: BatchTime) async -> Bool {
    let received = ReceivedMessage(record.data)
    let arrival = record.approximateArrival.map { Timestamp(millisecondsSinceEpoch: Int64($0 * 1000)) }
    let attempt = Attempt(
      content: received.content, handler: records.handler.rawValue, receivedAt: arrival ?? clock.now())
    let deadline = time.handlerDeadline
    let outcome = await AWSDeadline.$current.withValue(deadline) {
      await engine.decide(attempt, before: deadline)
    }
    let name = received.name(receivedAs: record.sequenceNumber)
    return await engine.apply(outcome, to: attempt, named: name, record, of: records) != nil
  }
}
