/// What became of a message that a function was given; the raw value is how metrics and logs write it.
enum HandlingOutcome: String, CaseIterable {
  /// Handled.
  case done
  /// Of a type that is nothing to the handler.
  case skipped
  /// Tried again later.
  case retried
  /// Given up: a dead letter.
  case buried
  /// Neither could be: it is given to the function once more.
  case failed
}
