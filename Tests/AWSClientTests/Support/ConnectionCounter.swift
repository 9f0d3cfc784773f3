import NIOCore

/// Tells of each connection that is opened.
final class ConnectionCounter: ChannelInboundHandler, RemovableChannelHandler, Sendable {
  typealias InboundIn = NIOAny

  private let opened: @Sendable () -> Void

  init(opened: @escaping @Sendable () -> Void) {
    self.opened = opened
  }

  func handlerAdded(context: ChannelHandlerContext) {
    opened()
  }
}
