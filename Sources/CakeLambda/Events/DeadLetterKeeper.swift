import CakeAWS
import CakeDelivery
import CakeOrdering

/// Keeps dead letters that no queue's adapter keeps, and says so.
struct DeadLetterKeeper: Sendable {
  let letters: any DeadLetters
  let clock: any WallClock
  let log: DeliveryLog

  /// Keeps a message that was given up.
  ///
  /// - Returns: Whether it is kept. If not, whoever received it must not let go of it.
  func keep(_ received: ReceivedMessage, of handler: String, tries: Int, origin: String, reason: String) async
    -> Bool
  {
    let letter = DeadLetter(
      id: received.id(receivedAs: origin, by: handler), handler: handler, payload: received.payload,
      error: reason, attempts: tries, at: clock.now())
    return await keep(letter, received.message?.trace)
  }

  /// Keeps a dead letter; see ``keep(_:of:tries:origin:reason:)``.
  func keep(_ letter: DeadLetter, _ trace: TraceContext? = nil) async -> Bool {
    do throws(StoreError) {
      try await letters.keep(letter)
      note(.deadLetter, letter, trace, letter.error)
      return true
    } catch {
      note(.failed, letter, trace, "\(letter.error); it could not be kept as a dead letter: \(error)")
      return false
    }
  }

  private func note(_ result: DeliveryResult, _ letter: DeadLetter, _ trace: TraceContext?, _ reason: String)
  {
    log.note(
      result, handler: letter.handler, tries: max(letter.attempts - 1, 0), trace: trace, named: letter.id,
      reason: reason)
  }
}
