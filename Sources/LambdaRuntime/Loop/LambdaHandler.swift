/// Answers one kind of event.
public protocol LambdaHandler: Sendable {
  /// Answers an event.
  ///
  /// The task is cancelled shortly before the context's deadline.
  ///
  /// - Parameters:
  ///   - event: The event's JSON, as it came.
  ///   - context: What is known of the invocation.
  /// - Returns: The answer's JSON.
  /// - Throws: Whatever made the invocation fail; only its type is reported, and the text of a ``ReportableError``.
  func handle(_ event: [UInt8], context: LambdaContext) async throws -> [UInt8]
}
