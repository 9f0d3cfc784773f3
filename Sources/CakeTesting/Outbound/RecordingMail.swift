public import CakeOrdering
import Synchronization

/// A mail sender that keeps what it is given, and fails where it is told to.
public final class RecordingMail: MailSender {
  private struct State {
    var accepted: [Email] = []
    var tries = 0
    var failures: [MailError] = []
  }

  private let state = Mutex(State())

  /// A sender that accepts everything.
  public init() {}

  /// The emails that were accepted, the oldest first.
  public var accepted: [Email] { state.withLock { $0.accepted } }

  /// How often somebody tried to send.
  public var tries: Int { state.withLock { $0.tries } }

  /// Makes the next tries fail, so many times.
  public func fail(_ times: Int = 1, with error: MailError = .temporary("451 try again later")) {
    state.withLock { $0.failures += Array(repeating: error, count: times) }
  }

  /// Keeps the email, or fails.
  public func send(_ email: Email) async throws(MailError) {
    let failure = state.withLock { state in
      state.tries += 1
      guard state.failures.isEmpty else { return state.failures.removeFirst() as MailError? }
      state.accepted.append(email)
      return nil
    }
    if let failure { throw failure }
  }
}
