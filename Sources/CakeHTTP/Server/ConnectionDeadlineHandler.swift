import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Cuts a connection off when a request takes too long or none comes, and closes it gently when the server stops.
///
/// Body parts don't prolong a deadline. There is one timer for a connection, set anew when it fires and not for
/// each request.
final class ConnectionDeadlineHandler: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// How long requests that are on their way when the server stops are waited for.
  private static let arrivalGrace = TimeAmount.milliseconds(100)
  /// How long the first request of a connection is waited for then: its client, unlike one whose connection was used
  /// before, does not expect to find it closed.
  private static let firstArrivalGrace = TimeAmount.seconds(1)
  /// How long the client has to close its side, before the connection is closed on both.
  private static let lingering = TimeAmount.seconds(1)

  private let shutdownGrace: TimeAmount
  private let limits: ServerLimits
  private let connections: OpenConnections
  private var place: OpenConnections.Place?
  private var timing: ConnectionTiming
  private var lookTimer: Scheduled<Void>?
  private var endTimers: [Scheduled<Void>] = []
  private var isStopping = false
  private var isFinished = false

  init(limits: ServerLimits, _ connections: OpenConnections) {
    shutdownGrace = TimeAmount(limits.shutdownGrace)
    self.connections = connections
    self.limits = limits
    timing = ConnectionTiming(limits, now: .now())
  }

  // MARK: The connection

  func handlerAdded(context: ChannelHandlerContext) {
    try? context.pipeline.syncOperations.addHandler(FirstByteHandler(self), position: .first)
    timing = ConnectionTiming(limits, now: context.eventLoop.now)
    place = connections.place(of: context.channel)
    look(context)
    // Its own event came before there was anybody to hear it.
    if connections.isStopping { stop(context) }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    cancelTimers()
  }

  func channelInactive(context: ChannelHandlerContext) {
    cancelTimers()
    context.fireChannelInactive()
  }

  // MARK: Requests and answers

  func receivedBytes(_ now: NIODeadline) {
    timing.receivedBytes(now)
    place?.isBusy()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: timing.receivedHead()
    case .body: break
    case .end:
      timing.receivedEnd(context.eventLoop.now)
      noteIdling(context)
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(var head):
      timing.answeredHead(streaming: head.headerFields.text(of: .contentType) == "text/event-stream")
      if isStopping { head.headerFields[.connection] = "close" }
      context.write(isStopping ? wrapOutboundOut(.head(head)) : data, promise: promise)
    case .body:
      context.write(data, promise: promise)
    case .end:
      timing.answeredEnd(context.eventLoop.now)
      noteIdling(context)
      guard isStopping, timing.isIdle else { return context.write(data, promise: promise) }
      let written = promise ?? context.eventLoop.makePromise()
      context.writeAndFlush(data, promise: written)
      let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      written.futureResult.whenComplete { _ in bound.value.0.finish(bound.value.1) }
    }
  }

  private func noteIdling(_ context: ChannelHandlerContext) {
    if timing.isIdle { place?.isIdle(since: context.eventLoop.now) }
  }

  // MARK: Too slow

  /// Cuts the connection off if its time is over, otherwise looks again when it can be.
  private func look(_ context: ChannelHandlerContext) {
    let now = context.eventLoop.now
    if timing.isOver(now) { return cutOff(context) }
    lookTimer = schedule(context, in: timing.nextLook(now) - now) { $0.look($1) }
  }

  private func cutOff(_ context: ChannelHandlerContext) {
    if !timing.isIdle, !timing.isAnswering, !isFinished {
      let problem = Problem(timing.isHandling ? .unavailable : .requestTimeout)
      let document = problem.document
      var head = HTTPResponse(status: problem.kind.status)
      head.headerFields[.contentType] = "application/problem+json"
      head.headerFields[.contentLength] = String(document.readableBytes)
      head.headerFields[.retryAfter] = timing.isHandling ? "1" : nil
      head.headerFields[.connection] = "close"
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      context.write(wrapOutboundOut(.body(document)), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
    context.close(promise: nil)
  }

  // MARK: The end

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case is ChannelShouldQuiesceEvent: if !isStopping { stop(context) }
    case is OpenConnections.GiveWay: if timing.isIdle { context.close(promise: nil) }
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  private func stop(_ context: ChannelHandlerContext) {
    isStopping = true
    // Closing at once would reset the connection of a client whose request is just arriving.
    let arrival = timing.hasAnswered ? Self.arrivalGrace : Self.firstArrivalGrace
    endTimers = [
      schedule(context, in: arrival) { handler, context in
        if handler.timing.isIdle { handler.finish(context) }
      },
      schedule(context, in: shutdownGrace) { $1.close(promise: nil) },
    ]
  }

  /// Says that nothing more will come, and waits a little for the client to do the same: closing both sides while
  /// something is still arriving would make the client lose the answer.
  private func finish(_ context: ChannelHandlerContext) {
    guard !isFinished else { return }
    isFinished = true
    context.close(mode: .output, promise: nil)
    endTimers.append(schedule(context, in: Self.lingering) { $1.close(promise: nil) })
  }

  private func schedule(
    _ context: ChannelHandlerContext, in delay: TimeAmount,
    _ body: @escaping (ConnectionDeadlineHandler, ChannelHandlerContext) -> Void
  ) -> Scheduled<Void> {
    context.eventLoop.assumeIsolated().scheduleTask(in: delay) { body(self, context) }
  }

  private func cancelTimers() {
    for timer in endTimers { timer.cancel() }
    endTimers = []
    lookTimer?.cancel()
    lookTimer = nil
  }
}
