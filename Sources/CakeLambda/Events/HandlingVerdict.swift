/// What came of a try to handle a message.
enum HandlingVerdict: Sendable, Equatable {
  /// It was handled, or is nothing to the handler.
  case done
  /// Trying again can help, not before the time a peer asked for.
  case again(reason: String, after: Duration?)
  /// A newer version of the software sent it: it is tried again until that is back, however often.
  case newer(schema: Int)
  /// Trying again cannot help.
  case hopeless(reason: String)
}
