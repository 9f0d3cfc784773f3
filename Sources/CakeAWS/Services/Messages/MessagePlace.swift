/// Where a message stands among those of its order.
public struct MessagePlace: Sendable, Hashable {
  /// The sequence number the stream gave it.
  public let sequenceNumber: String

  /// The place of that sequence number.
  public init(sequenceNumber: String) {
    self.sequenceNumber = sequenceNumber
  }
}
