public import CakeOrdering
public import Hummingbird
public import Logging
import NIOCore
import NetworkAddress

/// What is known of a request besides itself.
public struct CakeRequestContext: RequestContext {
  /// What the router keeps.
  public var coreContext: CoreRequestContextStorage
  /// The trace the request belongs to; set before any route sees it.
  public internal(set) var trace: TraceContext?
  /// The connection; nil where requests come by no connection of ours.
  private let channel: (any NIOCore.Channel)?

  /// The context of a request to our own server.
  public init(source: ApplicationRequestContextSource) {
    self.coreContext = CoreRequestContextStorage(source: source)
    self.channel = source.channel
  }

  /// The context of a request that was handed over by somebody else's server, such as API Gateway.
  public init(logger: Logger) {
    var logger = logger
    // Hummingbird's request id unwraps it.
    if logger[metadataKey: "hb.request.id"] == nil { logger[metadataKey: "hb.request.id"] = "-" }
    self.coreContext = CoreRequestContextStorage(source: LoggerSource(logger: logger))
    self.channel = nil
  }

  /// Who is at the other end of the connection.
  var peer: IPAddress? {
    guard let text = channel?.remoteAddress?.ipAddress else { return nil }
    return IPAddress(client: text)
  }

  private struct LoggerSource: RequestContextSource {
    let logger: Logger
  }
}
