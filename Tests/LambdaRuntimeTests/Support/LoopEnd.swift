import LambdaRuntime
import Synchronization

/// How a loop ended, if it did.
final class LoopEnd: Sendable {
  private let state = Mutex<(error: LambdaLoopError?, isOver: Bool)>((nil, false))

  var error: LambdaLoopError? {
    get { state.withLock { $0.error } }
    set { state.withLock { $0.error = newValue } }
  }

  var isOver: Bool {
    get { state.withLock { $0.isOver } }
    set { state.withLock { $0.isOver = newValue } }
  }
}
