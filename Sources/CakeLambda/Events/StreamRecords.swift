import CakeAWS
import CakeOrdering
import LambdaRuntime

/// The records of a stream, as a queue: what does not end well is parked on the retry queue, so that the stream goes on.
struct StreamRecords: DeliveryQueue {
  let handler: HandlerName
  let parking: any ParkedMessages
  let failed: any FailedTries

  func apply(
    _ outcome: DeliveryPolicy.Outcome, to record: KinesisEvent.Record, at now: Timestamp
  ) async throws(StoreError) -> Bool {
    switch outcome {
    case .done, .skip:
      break
    case .putOff(let until, let reason):
      try await park(record, reason, tries: 0, until: until, at: now)
    case .retry(let time, let reason):
      try await park(record, reason, tries: 1, until: time, at: now)
    case .deadLetter(let reason, let tries):
      try await park(record, reason, tries: tries, until: nil, at: now)
    }
    return true
  }

  /// - Parameter until: Nil if trying again cannot help.
  private func park(
    _ record: KinesisEvent.Record, _ reason: String, tries: Int, until: Timestamp?, at now: Timestamp
  ) async throws(StoreError) {
    if let until { await keep(record, reason, tries: tries, until: until, at: now) }
    let parked = ParkedMessage(
      handler: handler, payload: record.data, error: reason, attempts: tries, isGivenUp: until == nil,
      origin: record.sequenceNumber)
    do throws(PublishError) {
      try await parking.park(parked, delay: max(until?.since(now) ?? .zero, .zero))
    } catch {
      throw .unavailable(retryAfter: .zero, reason: "it could not be parked: \(error.reason)")
    }
  }

  /// Keeps what is known of it, if that can be done: what is parked says how often it was tried, too.
  private func keep(
    _ record: KinesisEvent.Record, _ reason: String, tries: Int, until: Timestamp, at now: Timestamp
  ) async {
    let id = ReceivedMessage(record.data).id(receivedAs: record.sequenceNumber, by: handler.rawValue)
    try? await failed.keep(
      FailedTry(
        id: id, handler: handler.rawValue, payload: record.data, tries: tries, putOffs: 1 - tries,
        error: reason,
        at: now, nextAt: until))
  }
}
