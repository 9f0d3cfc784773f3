/// Reads records of a stream once more.
public protocol StreamReader: Sendable {
  /// The records of a range that the stream still holds, the oldest first; none where all have expired.
  ///
  /// - Throws: ``PublishError``, if not all of them could be read.
  func records(_ range: StreamRange) async throws(PublishError) -> [StreamRecord]
}
