public import AWSClient
import FoundationEssentials
import JSONText

/// Reads records of a Kinesis stream once more.
public struct KinesisReader: StreamReader {
  private let client: AWSClient
  private let stream: String

  /// How many records are asked for at once: with the largest of them an answer stays below 10 MB (GetRecords).
  private static let pageSize = 500

  /// A reader of a stream.
  ///
  /// - Parameter stream: Its name.
  public init(client: AWSClient, stream: String) {
    self.client = client
    self.stream = stream
  }

  private struct Page {
    var records: [StreamRecord]
    var next: String?
    var isAtTip: Bool
  }

  /// The records of a range that the stream still holds; see ``StreamReader/records(_:)``.
  public func records(_ range: StreamRange) async throws(PublishError) -> [StreamRecord] {
    var found: [StreamRecord] = []
    do throws(AWSError) {
      var iterator = try await self.iterator(range)
      while let current = iterator {
        guard let page = try await page(current) else { throw .init(.unavailable("unexpected answer")) }
        found += page.records.filter { range.contains($0.sequenceNumber) }
        // A page may be empty with records to come; at the tip nothing older is left to come.
        let isPast = page.records.last.map { range.ends(before: $0.sequenceNumber) } ?? false
        iterator = isPast || found.last?.sequenceNumber == range.last || page.isAtTip ? nil : page.next
      }
    } catch {
      // Such is the answer to a shard that is gone with its records.
      let isGone = error.code == "ResourceNotFoundException" || error.code == "InvalidArgumentException"
      guard isGone else { throw PublishError(error) }
    }
    return found
  }

  private func iterator(_ range: StreamRange) async throws(AWSError) -> String? {
    var json = JSONWriter()
    json.object { json in
      json.member("StreamName", stream)
      json.member("ShardId", range.shard)
      json.member("ShardIteratorType", "AT_SEQUENCE_NUMBER")
      json.member("StartingSequenceNumber", range.first)
    }
    let answer = try await client.call(.kinesis("GetShardIterator"), json.bytes)
    return (try? JSONValue(parsing: answer))?["ShardIterator"]?.string
  }

  private func page(_ iterator: String) async throws(AWSError) -> Page? {
    var json = JSONWriter()
    json.object { json in
      json.member("ShardIterator", iterator)
      json.member("Limit", Self.pageSize)
    }
    let answer = try await client.call(.kinesis("GetRecords"), json.bytes)
    guard let page = try? JSONValue(parsing: answer), let records = page["Records"]?.array else { return nil }
    return Page(
      records: records.compactMap(Self.record), next: page["NextShardIterator"]?.string,
      isAtTip: page["MillisBehindLatest"]?.int == 0)
  }

  private static func record(_ json: JSONValue) -> StreamRecord? {
    guard let number = json["SequenceNumber"]?.string,
      let data = json["Data"]?.string.flatMap({ Data(base64Encoded: $0) })
    else { return nil }
    return StreamRecord(sequenceNumber: number, data: Array(data))
  }
}
