import NIOCore

/// Notes when the bytes of a request begin to come, which only shows before they are decoded: a head that comes
/// a byte a minute must not hold a connection for ever.
final class FirstByteHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let deadlines: ConnectionDeadlineHandler

  init(_ deadlines: ConnectionDeadlineHandler) {
    self.deadlines = deadlines
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    deadlines.receivedBytes(context.eventLoop.now)
    context.fireChannelRead(data)
  }
}
