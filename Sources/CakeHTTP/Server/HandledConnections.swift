import HummingbirdCore
import Logging
import NIOCore
import Synchronization

/// Connections of another kind, of which each is handled whatever becomes of it on its way to whoever does that.
///
/// NIO hands an accepted connection over in several steps, and drops one that is on its way when the listener closes or
/// the server's task is cancelled: its client is never answered, and NIO ends the process where the connection's writer
/// is freed unfinished ("Deinited NIOAsyncWriter without calling finish()"). Here whatever is dropped is handled by a
/// task of its own, which answers the client and finishes the writer.
struct HandledConnections<Base: ServerChildChannel>: ServerChildChannel {
  let base: Base
  let connections: OpenConnections

  /// A connection that is handled once: by the server, or where nobody has it any more.
  final class Value: ServerChildChannelValue {
    let channel: any Channel
    private let connections: OpenConnections
    private let handling: Mutex<(@Sendable () async -> Void)?>

    fileprivate init(
      _ channel: any Channel, _ connections: OpenConnections, handling: @escaping @Sendable () async -> Void
    ) {
      self.channel = channel
      self.connections = connections
      self.handling = Mutex(handling)
      connections.beganHandover()
    }

    fileprivate func take() -> (@Sendable () async -> Void)? {
      let taken = handling.withLock { handling in
        defer { handling = nil }
        return handling
      }
      if taken != nil { connections.endedHandover() }
      return taken
    }

    deinit {
      guard let handle = take() else { return }
      Task { await handle() }
    }
  }

  /// Why a connection is closed as soon as it is there.
  private struct TooMany: Error {}

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    guard connections.admit(channel) else {
      channel.close(promise: nil)
      return channel.eventLoop.makeFailedFuture(TooMany())
    }
    return base.setup(channel: channel, logger: logger).map { [base, connections] connection in
      Value(channel, connections) { await base.handle(value: connection, logger: logger) }
    }
  }

  func handle(value: Value, logger: Logger) async {
    await value.take()?()
  }
}
