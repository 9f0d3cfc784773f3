import JSONText

/// What a function answers to a batch whose mapping has `ReportBatchItemFailures` (Lambda Developer Guide,
/// "Configuring partial batch response with Kinesis Data Streams and Lambda" and "Implementing partial batch
/// responses" for Amazon SQS).
///
/// Both read the same answer, each in its way:
/// - SQS makes each message that is named visible again and deletes all others.
/// - Kinesis goes on at the lowest sequence number that is named: that record and *everything after it* is given
///   to the function again. So one number is enough, and nothing after it may count as done.
///
/// An empty list is a complete success; an id that is empty, or none of the batch, is a complete failure.
public struct BatchResponse: Sendable, Hashable {
  /// The ids of what failed: of SQS messages, or sequence numbers of Kinesis records.
  public let failures: [String]

  /// An answer that names what failed, each once.
  public init(failures: [String] = []) {
    var seen: Set<String> = []
    self.failures = failures.filter { seen.insert($0).inserted }
  }

  /// The answer as JSON.
  public var json: [UInt8] {
    var json = JSONWriter(capacity: 64)
    json.object { json in
      json.array("batchItemFailures") { json in
        for failure in failures {
          json.object { json in json.member("itemIdentifier", failure) }
        }
      }
    }
    return json.bytes
  }
}
