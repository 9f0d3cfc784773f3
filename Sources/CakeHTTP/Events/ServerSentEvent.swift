import CakeJSON
import CakeOrdering
import JSONText
import NIOCore

/// The texts of an event stream (WHATWG HTML, section 9.2, "Server-sent events").
enum ServerSentEvent {
  /// A comment, which clients ignore and which keeps the connection awake.
  static let heartbeat = ByteBuffer(string: ": still here\n\n")

  /// An order as it is now; its version is the event's id.
  ///
  /// - Parameter retry: After how many milliseconds the client asks again when the stream ends.
  static func order(_ order: Order, retry: Int? = nil) -> ByteBuffer {
    // JSON on one line: the writer sets no line breaks, and escapes those in texts.
    var json = JSONWriter(capacity: 2048)
    OrderRepresentation.write(order, to: &json)
    var buffer = ByteBuffer()
    if let retry { buffer.writeString("retry: \(retry)\n") }
    buffer.writeString("id: \(order.version)\nevent: order\ndata: ")
    buffer.writeBytes(json.bytes)
    buffer.writeString("\n\n")
    return buffer
  }
}
