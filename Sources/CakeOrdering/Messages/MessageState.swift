/// How far a message has come with a handler.
public enum MessageState: String, Sendable, Hashable, CaseIterable {
  /// Not tried yet.
  case waiting
  /// Put off without a try: it is held back, nobody here can read it, its peer hangs.
  case putOff
  /// Tried in vain, and tried again.
  case failing
  /// Given up: a dead letter, kept until the operator sends it again.
  case dead
}
