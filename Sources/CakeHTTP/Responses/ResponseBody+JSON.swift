import Hummingbird
import JSONText
import NIOCore

extension ResponseBody {
  /// What was written, as a body.
  init(json: JSONWriter) {
    self.init(byteBuffer: ByteBuffer(bytes: json.bytes))
  }
}
