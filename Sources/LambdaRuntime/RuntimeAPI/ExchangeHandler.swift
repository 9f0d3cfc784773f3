import NIOCore
import NIOHTTP1

/// Sends one request at a time and puts its answer together.
final class ExchangeHandler: ChannelDuplexHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias OutboundIn = Exchange
  typealias OutboundOut = HTTPClientRequestPart

  private var waiting: EventLoopPromise<RuntimeAPIResponse>?
  private var head: HTTPResponseHead?
  private var body = ByteBuffer()

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let exchange = unwrapOutboundIn(data)
    waiting = exchange.response
    context.write(wrapOutboundOut(.head(exchange.head)), promise: nil)
    if exchange.body.readableBytes > 0 {
      context.write(wrapOutboundOut(.body(.byteBuffer(exchange.body))), promise: nil)
    }
    context.write(wrapOutboundOut(.end(nil)), promise: promise)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body.clear()
    case .body(var part):
      if body.readableBytes == 0 { body = part } else { body.writeBuffer(&part) }
    case .end:
      finish(context)
    }
  }

  private func finish(_ context: ChannelHandlerContext) {
    guard let head, let waiting else { return }
    self.head = nil
    self.waiting = nil
    waiting.succeed(RuntimeAPIResponse(status: head.status, headers: head.headers, body: body))
    body = ByteBuffer()
    if !head.isKeepAlive { context.close(promise: nil) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    fail(.unreachable("the connection was closed"))
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    fail(.unreachable("\(error)"))
    context.close(promise: nil)
  }

  private func fail(_ error: RuntimeAPIError) {
    waiting?.fail(error)
    waiting = nil
  }
}
