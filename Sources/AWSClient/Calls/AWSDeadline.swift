/// By when calls must have ended.
///
/// Whoever has a deadline of its own, such as an invocation of a function or a request to a server, sets it
/// for all calls made on its behalf:
///
///     try await AWSDeadline.$current.withValue(.now + .seconds(3)) { try await client.call(…) }
///
/// No try is begun that could not end in time, and one that waits for its answer is cut off.
public enum AWSDeadline {
  /// The deadline of the calls of this task; nil if there is none.
  @TaskLocal public static var current: ContinuousClock.Instant?
}
