/// Answers one kind of event.
public protocol LambdaHandler: Sendable {
  /// Answers an event.
  ///
  /// - Parameters:
  ///   - event: The event's JSON, as it came.
  ///   - context: What is known of the invocation.
  /// - Returns: The answer's JSON.
  /// - Throws: Whatever made the invocation fail; only its type and an operator's text of it are reported.
  func handle(_ event: [UInt8], context: LambdaContext) async throws -> [UInt8]
}
