/// One thing that is wrong with what was sent, and where.
public struct Fault: Error, Sendable, Hashable {
  /// The place in the document, a JSON pointer (RFC 6901); empty for the whole of it.
  public let pointer: String
  /// What is wrong and what would be right, in a sentence. Never repeats what was sent.
  public let detail: String

  /// A fault at a place.
  public init(_ pointer: String, _ detail: String) {
    self.pointer = pointer
    self.detail = detail
  }
}
