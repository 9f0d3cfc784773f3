import Crypto
import NIOCore

/// A file that pages load: the style sheet, a script, a picture.
struct Asset: Sendable {
  /// Its name with the digest of its content, so that browsers may keep it for good.
  let path: String
  let contentType: String
  let content: ByteBuffer

  init(_ name: String, _ type: String, _ bytes: [UInt8]) {
    let digest = SHA256.hash(data: bytes).prefix(6).map { byte in
      let text = String(byte, radix: 16)
      return text.utf8.count == 1 ? "0" + text : text
    }
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    path = "\(name[..<dot]).\(digest.joined())\(name[dot...])"
    contentType = type
    content = ByteBuffer(bytes: bytes)
  }
}
