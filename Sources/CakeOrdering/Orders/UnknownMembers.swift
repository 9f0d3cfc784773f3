/// What a newer version wrote into a document and this one does not know: kept as it is and written back, so that
/// an older version that runs for a while beside a newer one, or in its place, loses nothing of it.
///
/// Nil wherever there is none, which is nearly always: then it costs a pointer.
public struct UnknownMembers: Sendable, Hashable {
  /// The members as they stand between the braces of their object, names and all: `"candles":3,"ribbon":"red"`.
  public let json: [UInt8]

  /// Members in JSON.
  public init(json: [UInt8]) {
    self.json = json
  }
}
