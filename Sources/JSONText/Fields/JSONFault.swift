/// One thing that is wrong with a decoded body, in the form of the `errors` of a problem document
/// (RFC 9457, section 3).
public struct JSONFault: Error, Sendable, Hashable {
  /// Where, as a JSON pointer (RFC 6901); for something that is missing, where it should be.
  public var pointer: String

  /// What, as a short phrase about that place, such as "must be a string".
  public var detail: String

  /// A fault at a place.
  public init(pointer: String, detail: String) {
    self.pointer = pointer
    self.detail = detail
  }
}
