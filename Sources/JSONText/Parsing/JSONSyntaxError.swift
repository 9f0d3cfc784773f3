/// Why a text is no JSON that is accepted here.
///
/// Carries the place and a sentence, never any of the text, so that it may be logged and answered.
public struct JSONSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where the fault is, in bytes from the start of the text.
  public let offset: Int

  /// What is wrong there, as a short sentence without its full stop.
  public let message: String

  init(_ message: String, at offset: Int) {
    self.offset = offset
    self.message = message
  }

  /// The message with its place.
  public var description: String { "\(message) (at byte \(offset))" }
}
