/// What became of a try to handle a message; the raw value is how metrics and logs write it.
enum HandlingOutcome: String, CaseIterable {
  /// Handled.
  case done
  /// Tried again later.
  case retried
  /// Given up: a dead letter.
  case buried
  /// The lease had ended: another worker has it.
  case lost
}
