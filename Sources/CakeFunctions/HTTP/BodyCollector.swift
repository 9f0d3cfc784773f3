import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Keeps what is written of a body, up to a limit.
final class BodyCollector: ResponseBodyWriter, Sendable {
  private let buffer = Mutex(ByteBuffer())
  private let limit: Int

  /// The body is longer than can be handed on.
  struct TooLarge: Error {}

  /// - Parameter limit: In bytes.
  init(limit: Int) {
    self.limit = limit
  }

  /// Keeps a part.
  ///
  /// - Throws: ``TooLarge`` for one that is beyond the limit.
  func write(_ part: ByteBuffer) async throws {
    try buffer.withLock { buffer in
      guard buffer.readableBytes + part.readableBytes <= limit else { throw TooLarge() }
      if buffer.readableBytes == 0 { buffer = part } else { buffer.writeImmutableBuffer(part) }
    }
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}

  /// All that was written.
  var bytes: [UInt8] { buffer.withLock { Array(buffer: $0) } }
}
