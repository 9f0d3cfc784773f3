import NIOCore
import NIOHTTP1
import NIOPosix

/// One connection to the Runtime API.
///
/// By NIO alone: the functions that answer fastest are asked for one thing at a time over one connection, and a whole
/// HTTP client's pool, threads and timers would only cost them time at the start.
struct RuntimeAPIConnection: Sendable {
  private let channel: any Channel

  /// Opens a connection to `host:port`.
  static func open(to endpoint: String, on eventLoop: any EventLoop) async throws(RuntimeAPIError)
    -> RuntimeAPIConnection
  {
    guard let colon = endpoint.lastIndex(of: ":"), let port = Int(endpoint[endpoint.index(after: colon)...])
    else { throw .unreachable("\(endpoint) is not host:port") }
    let bootstrap = ClientBootstrap(group: eventLoop)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHTTPClientHandlers()
          try channel.pipeline.syncOperations.addHandler(ExchangeHandler())
        }
      }
    do {
      let host = String(endpoint[..<colon])
      // An address, as Lambda names it, is not resolved: that would take a thread of its own.
      let address = try? SocketAddress(ipAddress: host, port: port)
      let connecting = address.map { bootstrap.connect(to: $0) } ?? bootstrap.connect(host: host, port: port)
      return RuntimeAPIConnection(channel: try await connecting.get())
    } catch {
      throw .unreachable("\(error)")
    }
  }

  /// Whether it was not closed yet, as far as is known.
  var isOpen: Bool { channel.isActive }

  /// Sends a request and waits for its answer.
  func send(_ head: HTTPRequestHead, _ body: [UInt8]) async throws(RuntimeAPIError) -> RuntimeAPIResponse {
    let promise = channel.eventLoop.makePromise(of: RuntimeAPIResponse.self)
    let exchange = Exchange(head: head, body: ByteBuffer(bytes: body), response: promise)
    channel.writeAndFlush(exchange).whenFailure { error in promise.fail(error) }
    do {
      return try await promise.futureResult.get()
    } catch let error as RuntimeAPIError {
      throw error
    } catch {
      throw .unreachable("\(error)")
    }
  }

  /// Closes it; whoever waits for an answer learns so.
  func close() {
    channel.close(promise: nil)
  }

  /// Waits until it is closed.
  func closed() async {
    try? await channel.closeFuture.get()
  }
}
