extension JSONObject {
  /// A member of an object: a name with its value.
  public struct Member: Sendable {
    /// The name, with its escapes resolved.
    public let name: String

    /// The value.
    public internal(set) var value: JSONValue
  }
}
