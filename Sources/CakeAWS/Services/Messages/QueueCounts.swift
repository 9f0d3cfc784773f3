/// About how many messages are on their way to their handlers.
public struct QueueCounts: Sendable, Hashable {
  /// Those that were not tried yet, as far as it can be told.
  public var waiting: Int
  /// Those that wait for their next try, or are being tried.
  public var failing: Int

  /// These numbers of messages.
  public init(waiting: Int, failing: Int) {
    self.waiting = waiting
    self.failing = failing
  }
}
