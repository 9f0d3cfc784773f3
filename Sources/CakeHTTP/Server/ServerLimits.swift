public import Hummingbird
import HummingbirdCore
public import Logging
public import NIOCore
public import NetworkAddress

/// How much the server bears from one client, and for how long.
public struct ServerLimits: Sendable {
  /// How long a request may take, from its first byte to the last one of its answer; event streams excepted.
  public var requestDeadline: Duration = .seconds(30)
  /// How long the first byte of a connection may take; what was used before may be idle for longer.
  public var firstByteTimeout: Duration = .seconds(10)
  /// How long a connection may stay open without a request.
  public var idleTimeout: Duration = .seconds(60)
  /// How long requests that were accepted may still take when the server stops.
  public var shutdownGrace: Duration = .seconds(8)
  /// How many connections are open at once; beyond that the oldest idle one gives way, and where all are busy, more
  /// wait until one is closed.
  public var connections = 4096
  /// How many of them one address may have, of IPv6 one network of 64 bits; 0 for no limit. Beyond that its oldest idle
  /// one gives way, and where all are busy, the new one is closed. Forty people behind one address have six each, as
  /// browsers do.
  public var connectionsPerAddress = 256
  /// Whose connections are not counted by address: those of proxies are of many clients.
  public var uncountedClients: [NetworkRange] = []
  /// The most bytes of one header field, and of all of a request's.
  public var headerBytes = 16_384
  /// The most header fields of a request.
  public var headerFields = 100

  /// The usual limits.
  public init() {}

  /// A server of HTTP/1.1 within these limits.
  ///
  /// - Parameters:
  ///   - responder: Answers requests.
  ///   - host: The address to listen on.
  ///   - port: The port to listen on; 0 for any free one.
  ///   - isRunning: Called with the listening socket once connections are accepted.
  public func makeApplication<Responder: HTTPResponder<CakeRequestContext>>(
    _ responder: Responder, host: String, port: Int, logger: Logger,
    isRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
  ) -> Application<Responder> {
    let connections = OpenConnections(self)
    return Application(
      responder: responder,
      server: makeServer(connections),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), backlog: 1024,
        availableConnectionsDelegate: MaximumAvailableConnections(self.connections)),
      onServerRunning: { listener in
        do {
          try await listener.eventLoop.submit {
            try listener.pipeline.syncOperations.addHandler(ListenerHandler(connections), position: .first)
          }.get()
        } catch {
          logger.error("The listener cannot be watched", metadata: ["error": "\(error)"])
        }
        await isRunning(listener)
      },
      logger: logger)
  }

  private func makeServer(_ connections: OpenConnections) -> HTTPServerBuilder {
    HTTPServerBuilder { responder in
      HandledConnections(
        base: HTTP1Channel(
          responder: responder,
          configuration: HTTP1Channel.Configuration(
            // One timer for each connection does for idling too.
            additionalChannelHandlers: [ConnectionDeadlineHandler(limits: self, connections)],
            httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
              maxHeaderFieldSize: headerBytes, maxHeaderListSize: headerBytes,
              maxHeaderFieldCount: headerFields))),
        connections: connections)
    }
  }
}
