import Synchronization

/// Which items of a batch are done, and which of them is the first that cannot be.
final class BatchProgress: Sendable {
  private struct State {
    var isDone: [Bool]
    var firstFailure: Int
  }

  private let state: Mutex<State>

  /// A batch of so many items, none of which is done.
  init(count: Int) {
    state = Mutex(State(isDone: Array(repeating: false, count: count), firstFailure: count))
  }

  /// Whether it makes sense to begin an item: those after one that failed are given to the function again anyway.
  func mayBegin(_ position: Int) -> Bool {
    state.withLock { position < $0.firstFailure }
  }

  /// Keeps what came of an item.
  func finish(_ position: Int, isDone: Bool) {
    state.withLock { state in
      state.isDone[position] = isDone
      if !isDone { state.firstFailure = min(state.firstFailure, position) }
    }
  }

  /// The first item that is not done; nil if all are.
  var firstNotDone: Int? { state.withLock { $0.isDone.firstIndex(of: false) } }

  /// All items that are not done.
  var notDone: [Int] { state.withLock { state in state.isDone.indices.filter { !state.isDone[$0] } } }
}
