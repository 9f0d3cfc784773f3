import HummingbirdCore
import Logging
import NIOCore
import Synchronization

/// HTTP/1.1 connections, each kept for good until it was handled: one that comes as the server stops would otherwise
/// be dropped while it is set up, and NIO ends the process where that happens.
struct KeptConnections: ServerChildChannel {
  typealias Value = HTTP1Channel.Value

  let base: HTTP1Channel

  private static let kept = Mutex<[ObjectIdentifier: Value]>([:])

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    base.setup(channel: channel, logger: logger).map { value in
      Self.kept.withLock { $0[ObjectIdentifier(value.channel)] = value }
      return value
    }
  }

  func handle(value: Value, logger: Logger) async {
    await base.handle(value: value, logger: logger)
    _ = Self.kept.withLock { $0.removeValue(forKey: ObjectIdentifier(value.channel)) }
  }
}
