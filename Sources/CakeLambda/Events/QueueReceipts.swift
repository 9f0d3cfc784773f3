import CakeAWS
import CakeOrdering
import LambdaRuntime

/// The messages of a queue that were received: what comes again is hidden until then, and what is known of it is kept,
/// since the queue counts receipts and not tries.
struct QueueReceipts: DeliveryQueue {
  /// A message that was received.
  struct Receipt: Sendable {
    let handle: String
    /// The message of the queue.
    let carrier: String
    let id: String
    let payload: [UInt8]
    let attempt: Attempt
    /// Whether something is known of it.
    let isKnown: Bool
  }

  let visibility: any MessageVisibility
  let failed: any FailedTries
  let letters: any DeadLetters

  /// For how long a message is hidden at once: SQS hides it for twelve hours in all.
  static let longestHiding = Duration.seconds(11 * 3600)

  func apply(_ outcome: DeliveryPolicy.Outcome, to receipt: Receipt, at now: Timestamp)
    async throws(StoreError) -> Bool
  {
    let attempt = receipt.attempt
    switch outcome {
    case .done, .skip:
      if receipt.isKnown { try await failed.forget(receipt.id) }
    case .putOff(let until, let reason):
      try await keep(
        receipt, reason, tries: attempt.tries, putOffs: attempt.putOffs + 1, until: until, at: now)
    case .retry(let time, let reason):
      try await keep(
        receipt, reason, tries: attempt.tries + 1, putOffs: attempt.putOffs, until: time, at: now)
    case .deadLetter(let reason, let tries):
      try await letters.keep(
        DeadLetter(
          id: receipt.id, handler: attempt.handler, payload: receipt.payload, error: reason, attempts: tries,
          at: now))
      if receipt.isKnown { try await failed.forget(receipt.id) }
    }
    return true
  }

  /// Hides a message until it is due, or for as long as may be.
  func hide(_ handle: String, until time: Timestamp, at now: Timestamp) async throws(StoreError) {
    do throws(PublishError) {
      try await visibility.hide(handle, for: min(max(time.since(now), .zero), Self.longestHiding))
    } catch {
      // The queue shows it again when its receipt ends: what is known of it says that it is not due.
      throw .unavailable(retryAfter: .zero, reason: "it could not be hidden: \(error.reason)")
    }
  }

  private func keep(
    _ receipt: Receipt, _ reason: String, tries: Int, putOffs: Int, until: Timestamp, at now: Timestamp
  ) async throws(StoreError) {
    try await failed.keep(
      FailedTry(
        id: receipt.id, handler: receipt.attempt.handler, payload: receipt.payload, tries: tries,
        putOffs: putOffs, error: reason, at: now, nextAt: until, carrier: receipt.carrier))
    try await hide(receipt.handle, until: until, at: now)
  }
}
