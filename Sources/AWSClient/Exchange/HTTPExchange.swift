import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Sends requests and returns what is answered, over connections that are kept.
struct HTTPExchange: Sendable {
  private let client: HTTPClient
  /// The threads that are this client's alone.
  private let ownGroup: MultiThreadedEventLoopGroup?

  /// Longer answers are refused, in bytes. The longest there are carry 10 MiB of stream records in Base64,
  /// or 16 MiB of items.
  private static let longestAnswer = 32 * 1024 * 1024

  init(_ configuration: AWSConfiguration) {
    ownGroup = configuration.threads.map { MultiThreadedEventLoopGroup(numberOfThreads: max(1, $0)) }
    client = HTTPClient(
      eventLoopGroupProvider: ownGroup.map { .shared($0) } ?? .singleton,
      configuration: Self.http(configuration))
  }

  func shutdown() async {
    try? await client.shutdown()
    try? await ownGroup?.shutdownGracefully()
  }

  /// Sends a request.
  ///
  /// - Parameters:
  ///   - origin: Scheme, host and port.
  ///   - timeout: For everything, the answer's last byte included.
  /// - Throws: What the HTTP client throws.
  func send(
    _ method: String, _ origin: String, _ path: String, _ headers: HTTPHeaders, _ body: [UInt8],
    within timeout: Duration
  ) async throws -> Answer {
    let request = try HTTPClient.Request(
      url: origin + path, method: HTTPMethod(rawValue: method), headers: headers,
      body: body.isEmpty ? nil : .byteBuffer(ByteBuffer(bytes: body)))
    let task = client.execute(
      request: request,
      delegate: ResponseAccumulator(request: request, maxBodySize: Self.longestAnswer),
      deadline: .now() + TimeAmount(timeout))
    let response = try await withTaskCancellationHandler {
      try await task.get()
    } onCancel: {
      task.cancel()
    }
    return Answer(
      status: Int(response.status.code), headers: response.headers,
      body: response.body.map { Array($0.readableBytesView) } ?? [])
  }

  private static func http(_ configuration: AWSConfiguration) -> HTTPClient.Configuration {
    var http = HTTPClient.Configuration(redirectConfiguration: .disallow)
    http.timeout.connect = TimeAmount(configuration.timeouts.connect)
    http.connectionPool.idleTimeout = TimeAmount(configuration.timeouts.idle)
    http.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = configuration.connections
    // Failures are counted and retried here, in one place.
    http.connectionPool.retryConnectionEstablishment = false
    http.httpVersion = .http1Only
    if let file = configuration.certificateAuthorities {
      var tls = TLSConfiguration.makeClientConfiguration()
      tls.trustRoots = .file(file)
      http.tlsConfiguration = tls
    }
    return http
  }
}
