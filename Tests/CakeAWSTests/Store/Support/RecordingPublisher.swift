import CakeAWS
import CakeOrdering
import Synchronization

/// Keeps what is published, in order; fails when it is told to.
final class RecordingPublisher: MessagePublisher {
  private struct State {
    var published: [Message] = []
    var places: [MessagePlace?] = []
    var failures = 0
    var failingTypes: Set<MessageType> = []
  }

  private let state = Mutex(State())

  /// All that was published, repeats included.
  var published: [Message] { state.withLock { $0.published } }
  /// The place of the message before, as each was handed it.
  var places: [MessagePlace?] { state.withLock { $0.places } }

  /// Lets the next calls fail.
  func fail(times: Int) {
    state.withLock { $0.failures = times }
  }

  /// Lets all messages of these types fail.
  func fail(_ types: Set<MessageType>) {
    state.withLock { $0.failingTypes = types }
  }

  func publish(_ message: Message, after previous: MessagePlace?) async throws(PublishError) -> MessagePlace?
  {
    let place = state.withLock { state -> MessagePlace? in
      if state.failingTypes.contains(message.type) { return nil }
      if state.failures > 0 {
        state.failures -= 1
        return nil
      }
      state.published.append(message)
      state.places.append(previous)
      return MessagePlace(sequenceNumber: "\(state.published.count)")
    }
    guard let place else { throw .unavailable(reason: "the stream was told to fail") }
    return place
  }
}
