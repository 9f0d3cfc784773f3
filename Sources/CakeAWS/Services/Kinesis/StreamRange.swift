/// A run of records of one shard of a stream.
public struct StreamRange: Sendable, Hashable {
  /// The shard's id.
  public let shard: String
  /// The sequence number of the first record.
  public let first: String
  /// The sequence number of the last record.
  public let last: String

  /// The records of a shard from one to another, both included.
  public init(shard: String, first: String, last: String) {
    self.shard = shard
    self.first = first
    self.last = last
  }

  /// Whether a record comes after the last one.
  func ends(before sequenceNumber: String) -> Bool { Self.precedes(last, sequenceNumber) }

  /// Whether a record is one of them.
  func contains(_ sequenceNumber: String) -> Bool {
    !Self.precedes(sequenceNumber, first) && !Self.precedes(last, sequenceNumber)
  }

  /// Sequence numbers are decimal, and longer than any integer.
  private static func precedes(_ one: String, _ other: String) -> Bool {
    let (one, other) = (one.drop { $0 == "0" }, other.drop { $0 == "0" })
    return one.utf8.count == other.utf8.count ? one < other : one.utf8.count < other.utf8.count
  }
}
