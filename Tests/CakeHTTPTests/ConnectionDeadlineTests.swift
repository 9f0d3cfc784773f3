import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import CakeHTTP

/// The deadlines with a clock of the test's own.
@Suite("The deadlines of a connection")
struct ConnectionDeadlineTests {
  private let channel = EmbeddedChannel()
  private let connections = OpenConnections(ServerLimits())

  init() throws {
    // Thirty seconds for a request, sixty without one.
    try channel.pipeline.syncOperations.addHandler(
      ConnectionDeadlineHandler(limits: ServerLimits(), connections))
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
  }

  private func pass(_ seconds: Int64) {
    channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
  }

  private func receive(_ part: HTTPRequestPart) throws {
    // The first handler only notes that something comes.
    try channel.writeInbound(part)
  }

  private func receiveRequest() throws {
    try receive(.head(HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/")))
    try receive(.end(nil))
  }

  private func answer(_ type: String = "application/json", end: Bool = true) throws {
    try channel.writeOutbound(
      HTTPResponsePart.head(HTTPResponse(status: .ok, headerFields: [.contentType: type])))
    if end { try channel.writeOutbound(HTTPResponsePart.end(nil)) }
  }

  private func sent() throws -> [HTTPResponsePart] {
    var parts: [HTTPResponsePart] = []
    while let part = try channel.readOutbound(as: HTTPResponsePart.self) { parts.append(part) }
    return parts
  }

  private func status(_ parts: [HTTPResponsePart]) -> Int? {
    if case .head(let head)? = parts.first { head.status.code } else { nil }
  }

  @Test("close it after ten seconds in which nothing came at all")
  func silent() throws {
    pass(9)
    #expect(channel.isActive)
    pass(1)
    #expect(!channel.isActive)
    #expect(try sent().isEmpty)
  }

  @Test("close it after a minute without another request")
  func idle() throws {
    try receiveRequest()
    try answer()
    _ = try sent()
    pass(59)
    #expect(channel.isActive)
    pass(1)
    #expect(!channel.isActive)
    #expect(try sent().isEmpty)
  }

  @Test("begin anew with every request")
  func keepsAlive() throws {
    for _ in 0..<20 {
      try receiveRequest()
      pass(29)
      try answer()
      pass(29)
    }
    #expect(channel.isActive)
    pass(31)
    #expect(!channel.isActive)
  }

  @Test("end a request that does not come to its end with 408, body parts or not")
  func slowBody() throws {
    try receiveRequest()
    try answer()
    _ = try sent()
    pass(50)
    try receive(.head(HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/")))
    for _ in 0..<29 {
      pass(1)
      try receive(.body(ByteBuffer(string: " ")))
    }
    #expect(channel.isActive)
    pass(1)
    #expect(!channel.isActive)
    #expect(status(try sent()) == 408)
  }

  @Test("end one that is not answered with 503")
  func slowHandler() throws {
    try receiveRequest()
    pass(29)
    #expect(channel.isActive)
    pass(1)
    #expect(!channel.isActive)
    #expect(status(try sent()) == 503)
  }

  @Test("end one whose answer is not taken, without another answer")
  func slowReader() throws {
    try receiveRequest()
    try answer(end: false)
    pass(30)
    #expect(!channel.isActive)
    #expect(try sent().count == 1)
  }

  @Test("spare event streams once they have begun")
  func streams() throws {
    try receiveRequest()
    try answer("text/event-stream", end: false)
    pass(3600)
    #expect(channel.isActive)
    try channel.writeOutbound(HTTPResponsePart.end(nil))
    pass(60)
    #expect(!channel.isActive)
  }

  @Test("give each of several requests its time")
  func pipelining() throws {
    try receiveRequest()
    try receiveRequest()
    pass(29)
    try answer()
    pass(29)
    try answer()
    #expect(channel.isActive)
  }

  @Test("let requests finish when the server stops, and say that the connection ends")
  func stopping() throws {
    try receiveRequest()
    channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    pass(5)
    #expect(channel.isActive)
    try answer()
    guard case .head(let head)? = try sent().first else { return #expect(Bool(false), "no answer") }
    #expect(head.headerFields[.connection] == "close")
    pass(1)
    #expect(!channel.isActive)
  }

  @Test("take a request that was on its way when the server stopped")
  func arriving() throws {
    channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    #expect(channel.isActive)
    try receiveRequest()
    pass(1)
    #expect(channel.isActive)
    try answer()
    pass(1)
    #expect(!channel.isActive)
    #expect(status(try sent()) == 200)
  }

  @Test("give a connection's first request a second to come when the server stops, and the others a tenth")
  func arrivingFirst() throws {
    connections.stop()
    // As one that was accepted after the server began to stop, which no event tells it.
    let late = EmbeddedChannel(handler: ConnectionDeadlineHandler(limits: ServerLimits(), connections))
    try late.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    late.embeddedEventLoop.advanceTime(by: .milliseconds(900))
    try late.writeInbound(
      HTTPRequestPart.head(HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/")))
    try late.writeInbound(HTTPRequestPart.end(nil))
    late.embeddedEventLoop.advanceTime(by: .seconds(5))
    #expect(late.isActive)

    try receiveRequest()
    try answer()
    channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    channel.embeddedEventLoop.advanceTime(by: .milliseconds(1100))
    #expect(!channel.isActive)
  }

  @Test("wait for no request longer than the server may take to stop")
  func graceEnds() throws {
    try receiveRequest()
    channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    pass(8)
    #expect(!channel.isActive)
  }
}
