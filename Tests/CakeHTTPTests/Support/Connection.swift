import NIOCore
import NIOPosix

/// A connection as any client can open one, byte by byte.
struct Connection {
  private var parts: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  /// Where bytes are sent, for whoever sends while something else is awaited.
  let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  /// What was read and not asked for yet.
  private var received = ""

  /// The connection was closed before what was asked for came.
  struct Closed: Error {
    let received: String
  }

  /// Connects, and closes the connection in the end.
  static func open<Value: Sendable>(_ port: Int, _ body: (inout Connection) async throws -> Value)
    async throws
    -> Value
  {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(to: SocketAddress(ipAddress: "127.0.0.1", port: port)) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      var connection = Connection(parts: inbound.makeAsyncIterator(), outbound: outbound)
      return try await body(&connection)
    }
  }

  private init(
    parts: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
    outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  ) {
    self.parts = parts
    self.outbound = outbound
  }

  func send(_ text: String) async throws {
    try await outbound.write(ByteBuffer(string: text))
  }

  /// Reads up to a text, that included.
  mutating func read(until end: String) async throws -> String {
    while true {
      if let range = received.firstRange(of: end) {
        let text = String(received[..<range.upperBound])
        received = String(received[range.upperBound...])
        return text
      }
      guard let part = try await parts.next(isolation: #isolation) else { throw Closed(received: received) }
      received += String(buffer: part)
    }
  }

  /// Reads one answer with a `Content-Length`.
  mutating func readAnswer() async throws -> (head: String, body: String) {
    let head = try await read(until: "\r\n\r\n")
    let length =
      head.lowercased().firstMatch(of: /content-length: ([0-9]+)/).flatMap { Int($0.output.1) } ?? 0
    while received.utf8.count < length {
      guard let part = try await parts.next(isolation: #isolation) else { throw Closed(received: received) }
      received += String(buffer: part)
    }
    let body = String(decoding: received.utf8.prefix(length), as: UTF8.self)
    received = String(decoding: received.utf8.dropFirst(length), as: UTF8.self)
    return (head, body)
  }

  /// Reads until the other end closes.
  mutating func readToEnd() async throws -> String {
    while let part = try await parts.next(isolation: #isolation) { received += String(buffer: part) }
    return received
  }
}
