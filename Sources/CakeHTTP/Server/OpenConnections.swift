import Synchronization

/// What is known of a server's connections all together, from whatever event loop.
final class OpenConnections: Sendable {
  private let stopping = Atomic(false)
  private let onTheirWay = Atomic(0)

  /// Whether the server was told to stop: a connection that is accepted after that hears of it here.
  var isStopping: Bool { stopping.load(ordering: .acquiring) }

  func stop() {
    stopping.store(true, ordering: .releasing)
  }

  /// Whether connections are set up that the server has not taken over yet.
  var isHandingOver: Bool { onTheirWay.load(ordering: .acquiring) > 0 }

  func beganHandover() {
    onTheirWay.wrappingAdd(1, ordering: .acquiringAndReleasing)
  }

  func endedHandover() {
    onTheirWay.wrappingSubtract(1, ordering: .acquiringAndReleasing)
  }
}
