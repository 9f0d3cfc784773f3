import CakeOutbound
import NetworkAddress
import Synchronization

/// A resolver that gives the answers it was told, one after another, the last for good.
final class AnsweringResolver: HostResolver {
  private struct State {
    var answers: [[String]]
    var asked: [String] = []
  }

  private let state: Mutex<State>

  init(_ answers: [String]...) {
    state = Mutex(State(answers: answers))
  }

  /// The hosts that were asked for.
  var asked: [String] { state.withLock { $0.asked } }

  func addresses(of host: String) async throws(HostResolutionError) -> [IPAddress] {
    let answer = state.withLock { state in
      state.asked.append(host)
      return state.answers.count > 1 ? state.answers.removeFirst() : state.answers.first ?? []
    }
    guard !answer.isEmpty else { throw HostResolutionError(reason: "not known") }
    return answer.compactMap { IPAddress($0) }
  }
}
