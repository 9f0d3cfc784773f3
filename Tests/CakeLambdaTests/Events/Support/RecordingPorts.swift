import CakeAWS
import CakeOrdering
import Synchronization

/// The services behind a function: keeps what they are given, and fails where a test says so.
final class RecordingPorts: ParkedMessages, MessageVisibility, DeadLetters, FailedTries, StreamReader {
  /// A parked message, and for how long.
  struct Parked: Equatable {
    let message: ParkedMessage
    let delay: Duration
  }

  private struct State {
    var parked: [Parked] = []
    var hidden: [String: Duration] = [:]
    var letters: [DeadLetter] = []
    var failed: [String: FailedTry] = [:]
    var records: [StreamRecord] = []
    var ranges: [StreamRange] = []
  }

  private let state = Mutex(State())
  private let refuses: @Sendable ([UInt8]) -> Bool
  private let isAway: Bool

  var parked: [Parked] { state.withLock { $0.parked } }
  /// How long each receipt was put off.
  var hidden: [String: Duration] { state.withLock { $0.hidden } }
  var letters: [DeadLetter] { state.withLock { $0.letters } }
  /// What is known of messages that come again.
  var failed: [FailedTry] { state.withLock { Array($0.failed.values) } }
  var ranges: [StreamRange] { state.withLock { $0.ranges } }

  /// - Parameters:
  ///   - records: What the stream still holds.
  ///   - isAway: Whether everything fails.
  ///   - refuses: Whether parking and burying fail for a payload.
  init(
    records: [StreamRecord] = [], isAway: Bool = false,
    refusing refuses: @escaping @Sendable ([UInt8]) -> Bool = { _ in false }
  ) {
    self.isAway = isAway
    self.refuses = refuses
    state.withLock { $0.records = records }
  }

  func park(_ message: ParkedMessage, delay: Duration) async throws(PublishError) {
    if isAway || refuses(message.payload) { throw .unavailable(reason: "503") }
    state.withLock { $0.parked.append(Parked(message: message, delay: delay)) }
  }

  func hide(_ receiptHandle: String, for delay: Duration) async throws(PublishError) {
    if isAway { throw .unavailable(reason: "503") }
    state.withLock { $0.hidden[receiptHandle] = delay }
  }

  func keep(_ letter: DeadLetter) async throws(StoreError) {
    if isAway || refuses(letter.payload) { throw .unavailable(retryAfter: .seconds(1), reason: "503") }
    state.withLock { $0.letters.append(letter) }
  }

  func failedTry(_ id: String) async throws(StoreError) -> FailedTry? {
    if isAway { throw .unavailable(retryAfter: .seconds(1), reason: "503") }
    return state.withLock { $0.failed[id] }
  }

  func keep(_ failed: FailedTry) async throws(StoreError) {
    if isAway { throw .unavailable(retryAfter: .seconds(1), reason: "503") }
    state.withLock { $0.failed[failed.id] = failed }
  }

  func forget(_ id: String) async throws(StoreError) {
    if isAway { throw .unavailable(retryAfter: .seconds(1), reason: "503") }
    state.withLock { $0.failed[id] = nil }
  }

  func records(_ range: StreamRange) async throws(PublishError) -> [StreamRecord] {
    if isAway { throw .unavailable(reason: "503") }
    return state.withLock { state in
      state.ranges.append(range)
      return state.records
    }
  }
}
