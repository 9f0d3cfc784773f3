/// A record as it was read back from a stream.
public struct StreamRecord: Sendable, Hashable {
  /// Its place in its shard.
  public let sequenceNumber: String
  /// What was put into the stream.
  public let data: [UInt8]

  /// A record.
  public init(sequenceNumber: String, data: [UInt8]) {
    self.sequenceNumber = sequenceNumber
    self.data = data
  }
}
