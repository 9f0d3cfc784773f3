import HummingbirdCore
import Logging
import NIOCore
import Synchronization

/// Connections of another kind, each kept until it was handled.
///
/// A connection that is accepted at the very moment the server stops is set up and then dropped, and NIO ends the
/// process where that happens ("Deinited NIOAsyncWriter without calling finish()"), with all requests that were
/// under way. Kept here it lasts as long as the process does, which by then is not long.
struct KeptConnections<Base: ServerChildChannel>: ServerChildChannel {
  typealias Value = Base.Value

  private let base: Base
  private let kept = Kept()

  private final class Kept: Sendable {
    let values = Mutex<[ObjectIdentifier: Base.Value]>([:])
  }

  init(_ base: Base) {
    self.base = base
  }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    base.setup(channel: channel, logger: logger).map { [kept] value in
      kept.values.withLock { $0[ObjectIdentifier(value.channel)] = value }
      return value
    }
  }

  func handle(value: Value, logger: Logger) async {
    let id = ObjectIdentifier(value.channel)
    await base.handle(value: value, logger: logger)
    _ = kept.values.withLock { $0.removeValue(forKey: id) }
  }
}
