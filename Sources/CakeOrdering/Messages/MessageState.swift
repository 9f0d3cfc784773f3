/// How far a message has come with a handler.
public enum MessageState: String, Sendable, Hashable, CaseIterable {
  /// Not tried yet.
  case waiting
  /// Tried in vain, and tried again.
  case failing
  /// Given up: a dead letter, kept until the operator sends it again.
  case dead
}
