/// How workers go about their messages.
public struct WorkerSettings: Sendable {
  /// How many handlers run at once at most.
  public var concurrency = 32
  /// How long a message is a worker's own.
  public var lease = Duration.seconds(60)
  /// After what time a handler is cancelled, and its message tried again later; less than the lease.
  public var timeout = Duration.seconds(45)
  /// How many messages are taken at once while so many orders come in that the writer is busy with them:
  /// placing has priority.
  public var busyBatch = 8
  /// How long the workers stand back at most while the writer is busy before they take that many nevertheless.
  public var patience = Duration.seconds(1)
  /// How often they look for what nobody rang for, a lease of a worker that died, say.
  public var round = Duration.seconds(5)
  /// How long running handlers may go on at shutdown. What is not done by then is cancelled, and done after the
  /// next start.
  public var farewell = Duration.seconds(8)

  /// The usual settings.
  public init() {}
}
