import CakeAWS
import CakeOrdering

/// Gives messages up: keeps them as dead letters.
struct Graveyard: Sendable {
  let letters: any DeadLetters
  let clock: any WallClock
  let log: HandlingLog

  /// Keeps a message that was given up.
  ///
  /// - Returns: Whether it is kept. If not, whoever received it must not let go of it.
  func bury(
    _ attempt: MessageTry, of handler: String, attempts: Int, origin: String, reason: String
  ) async -> Bool {
    let letter = DeadLetter(
      id: attempt.letterID(receivedAs: origin, by: handler), handler: handler, payload: attempt.payload,
      error: reason, attempts: attempts, at: clock.now())
    return await bury(letter, attempt.message?.trace)
  }

  /// Keeps a dead letter; see ``bury(_:of:attempts:origin:reason:)``.
  func bury(_ letter: DeadLetter, _ trace: TraceContext? = nil) async -> Bool {
    do throws(StoreError) {
      try await letters.bury(letter)
      note(.buried, letter, trace, letter.error)
      return true
    } catch {
      note(.failed, letter, trace, "\(letter.error); it could not be kept as a dead letter: \(error)")
      return false
    }
  }

  private func note(
    _ outcome: HandlingOutcome, _ letter: DeadLetter, _ trace: TraceContext?, _ reason: String
  ) {
    log.note(
      outcome, id: letter.id, handler: letter.handler, attempt: letter.attempts, trace: trace, reason: reason)
  }
}
