import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Keeps what is written of a body.
final class BodyCollector: ResponseBodyWriter, Sendable {
  private let buffer = Mutex(ByteBuffer())

  func write(_ part: ByteBuffer) async throws {
    buffer.withLock { buffer in
      if buffer.readableBytes == 0 { buffer = part } else { buffer.writeImmutableBuffer(part) }
    }
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}

  /// All that was written.
  var bytes: [UInt8] { buffer.withLock { Array(buffer: $0) } }
}
