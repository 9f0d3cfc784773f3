/// How long a single try may take.
public struct AWSTimeouts: Sendable, Hashable {
  /// To be connected, name servers and TLS included. The default is that of the SDKs' defaults mode
  /// `standard` (AWS SDKs and Tools Reference Guide, "Smart configuration defaults").
  public var connect: Duration
  /// For all of a try. The services called here answer in milliseconds; whoever has not answered by then is
  /// better asked again.
  public var attempt: Duration
  /// What a try needs at least; none is begun that has less before the deadline.
  public var shortestAttempt: Duration
  /// How long a connection is kept that nobody uses.
  public var idle: Duration

  /// Timeouts.
  public init(
    connect: Duration = .milliseconds(3100), attempt: Duration = .seconds(5),
    shortestAttempt: Duration = .milliseconds(20), idle: Duration = .seconds(60)
  ) {
    self.connect = connect
    self.attempt = attempt
    self.shortestAttempt = shortestAttempt
    self.idle = idle
  }
}
