/// Gives random bits, good enough for secrets.
public protocol RandomSource: Sendable {
  /// Sixty-four bits that nobody can foretell.
  func next() -> UInt64
}
