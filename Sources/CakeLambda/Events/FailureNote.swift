import CakeAWS
import CakeOrdering
import JSONText

/// What a stream's event-source mapping tells of records that it gave up: where they are, not what they are (Lambda
/// Developer Guide, "Retain discarded batch records for a Kinesis Data Streams event source").
struct FailureNote: Sendable {
  /// The name of the function that failed.
  let function: String
  /// Where its records are.
  let range: StreamRange
  /// How many they are, if it says so.
  let count: Int?
  /// How often the function was invoked with them.
  let attempts: Int
  /// Why they were given up, such as `RetryAttemptsExhausted`.
  let condition: String

  /// Reads a note; nil for any other text.
  init?(_ body: String) {
    guard let json = try? JSONValue(parsing: Array(body.utf8)), let batch = json["KinesisBatchInfo"],
      let shard = batch["shardId"]?.string, let first = batch["startSequenceNumber"]?.string,
      let last = batch["endSequenceNumber"]?.string,
      let function = json["requestContext"]?["functionArn"]?.string
    else { return nil }
    self.function = Self.name(function)
    range = StreamRange(shard: shard, first: first, last: last)
    count = batch["batchSize"]?.int
    attempts = json["requestContext"]?["approximateInvokeCount"]?.int ?? 1
    condition = json["requestContext"]?["condition"]?.string ?? "it was given up"
  }

  /// Whose the records were; nil if the function is none of a handler's.
  var handler: HandlerName? {
    // A deployment's functions are named `<service>-<stage>-<function>`.
    HandlerName.allCases.first { function == $0.rawValue || function.hasSuffix("-\($0.rawValue)") }
  }

  /// The name in `arn:aws:lambda:<region>:<account>:function:<name>[:<version>]`.
  private static func name(_ arn: String) -> String {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > 6 ? String(parts[6]) : arn
  }
}
