import NIOCore
import NIOHTTP1

/// What the Runtime API answered.
struct RuntimeAPIResponse: Sendable {
  let status: HTTPResponseStatus
  let headers: HTTPHeaders
  let body: ByteBuffer
}
