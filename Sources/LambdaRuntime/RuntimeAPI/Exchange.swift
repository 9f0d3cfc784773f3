import NIOCore
import NIOHTTP1

/// A request and where its answer goes.
struct Exchange: Sendable {
  let head: HTTPRequestHead
  let body: ByteBuffer
  let response: EventLoopPromise<RuntimeAPIResponse>
}
