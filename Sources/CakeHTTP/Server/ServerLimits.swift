public import Hummingbird
public import HummingbirdCore
import NIOCore

/// How much the server bears from one client, and for how long.
public struct ServerLimits: Sendable {
  /// How long a request may take, from its first byte to the last one of its answer; event streams excepted.
  public var requestDeadline: Duration = .seconds(30)
  /// How long a connection may stay open without a request.
  public var idleTimeout: Duration = .seconds(60)
  /// How long requests that were accepted may still take when the server stops.
  public var shutdownGrace: Duration = .seconds(8)
  /// How many connections are open at once; more wait until one is closed.
  public var connections = 4096
  /// The most bytes of one header field, and of all of a request's.
  public var headerBytes = 16_384
  /// The most header fields of a request.
  public var headerFields = 100

  /// The usual limits.
  public init() {}

  /// HTTP/1.1 within these limits, to be handed to `Application(responder:server:configuration:)`.
  public func makeServer() -> HTTPServerBuilder {
    HTTPServerBuilder { responder in
      KeptConnections(
        HTTP1Channel(
          responder: responder,
          configuration: HTTP1Channel.Configuration(
            // One timer for each connection does for idling too.
            additionalChannelHandlers: [ConnectionDeadlineHandler(limits: self)],
            httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
              maxHeaderFieldSize: headerBytes, maxHeaderListSize: headerBytes,
              maxHeaderFieldCount: headerFields))))
    }
  }

  /// Where the server listens, with these limits.
  public func makeConfiguration(host: String, port: Int) -> ApplicationConfiguration {
    ApplicationConfiguration(
      address: .hostname(host, port: port), backlog: 1024,
      availableConnectionsDelegate: MaximumAvailableConnections(connections))
  }
}
