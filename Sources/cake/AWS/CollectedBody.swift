import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Keeps what is written of a body.
final class CollectedBody: ResponseBodyWriter, Sendable {
  private let parts = Mutex<[UInt8]>([])

  func write(_ part: ByteBuffer) async throws {
    parts.withLock { $0 += part.readableBytesView }
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}

  /// All that was written.
  var bytes: [UInt8] { parts.withLock { $0 } }
}
