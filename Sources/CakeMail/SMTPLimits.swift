/// How long a hand-over may take, and how many happen at once.
public struct SMTPLimits: Sendable, Equatable {
  /// Milliseconds until the connection must stand, TLS and login included.
  public var connectMilliseconds: Int
  /// Milliseconds until the email must have been accepted; waiting for a free connection is not counted.
  public var totalMilliseconds: Int
  /// How many connections are open at once, at least one; each has a thread of its own while it is used.
  public var connections: Int

  /// Ten seconds to connect, thirty for all, four connections, unless told otherwise.
  public init(connectMilliseconds: Int = 10_000, totalMilliseconds: Int = 30_000, connections: Int = 4) {
    self.connectMilliseconds = connectMilliseconds
    self.totalMilliseconds = totalMilliseconds
    self.connections = max(1, connections)
  }
}
