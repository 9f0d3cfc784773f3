/// Does what follows from a message. May get the same message more than once, late, or after newer ones, and
/// ends in the same state each time.
public protocol MessageHandler: Sendable {
  /// Which handler it is.
  var name: HandlerName { get }

  /// Does what follows from the message, once; a message that is overtaken or was acted upon is a success.
  ///
  /// - Throws: ``HandlingError``, which says whether to try again.
  func handle(_ message: Message) async throws(HandlingError)
}
