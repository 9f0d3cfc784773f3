import CakeOrdering
import Hummingbird
import ServiceLifecycle

/// One client watching one order, until the client goes or may see it no longer, its time is over, or the server
/// stops.
struct EventStream: Sendable {
  let id: OrderID
  /// The order as it is now, for whoever watches it; nil once they may not. Asked before anything is sent, heartbeats
  /// included: what a token opened when the stream began says nothing of now.
  let read: @Sendable () async throws -> Order?
  let changes: OrderChanges
  let lifetime: Duration
  let heartbeat: Duration
  let place: EventStreams.Place

  /// The order at once, again whenever it changed, and a heartbeat in between.
  func body(of request: Request) -> ResponseBody {
    ResponseBody { writer in
      // One wake that waits is enough: the order is read when it is fetched.
      let (wakes, waker) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
      let watcher = changes.watch(id, waker)
      defer { changes.forget(watcher, of: id) }
      try await withGracefulShutdownHandler {
        try await request.body.consumeWithInboundCloseHandler { _ in
          try await send(wakes, waker, to: &writer)
        } onInboundClosed: {
          waker.finish()
        }
      } onGracefulShutdown: {
        waker.finish()
      }
      try await writer.finish(nil)
    }
  }

  private func send(
    _ wakes: AsyncStream<Void>, _ waker: AsyncStream<Void>.Continuation,
    to writer: inout any ResponseBodyWriter
  ) async throws {
    let end = ContinuousClock.now + lifetime
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        while true {
          try await Task.sleep(for: min(heartbeat, lifetime))
          waker.yield()
        }
      }
      waker.yield()
      var sent = 0
      for await _ in wakes {
        guard let order = try await read() else { break }
        // Where nobody tells of changes, the heartbeat finds them.
        try await writer.write(
          order.version > sent ? ServerSentEvent.order(order) : ServerSentEvent.heartbeat)
        sent = order.version
        if ContinuousClock.now >= end { break }
      }
      group.cancelAll()
    }
  }
}
