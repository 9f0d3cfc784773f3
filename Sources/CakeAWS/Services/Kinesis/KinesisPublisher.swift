public import AWSClient
import CakeJSON
public import CakeOrdering
import FoundationEssentials
import JSONText

/// Publishes messages in a stream: those of one order in one shard, as the partition key is the order's id.
public struct KinesisPublisher: MessagePublisher {
  private let client: AWSClient
  private let stream: String

  /// A publisher of a stream.
  ///
  /// - Parameter stream: Its name.
  public init(client: AWSClient, stream: String) {
    self.client = client
    self.stream = stream
  }

  /// Puts a message into the stream; see ``MessagePublisher/publish(_:after:)``.
  @discardableResult
  public func publish(_ message: Message, after previous: MessagePlace?) async throws(PublishError)
    -> MessagePlace?
  {
    do throws(AWSError) {
      return try await put(message, after: previous)
    } catch {
      // A place that the stream cannot read, of a stream that was replaced say, must hold back no message.
      guard previous != nil, error.code == "InvalidArgumentException" else { throw PublishError(error) }
    }
    do throws(AWSError) {
      return try await put(message, after: nil)
    } catch {
      throw PublishError(error)
    }
  }

  private func put(_ message: Message, after previous: MessagePlace?) async throws(AWSError) -> MessagePlace?
  {
    var json = JSONWriter()
    json.object { json in
      json.member("StreamName", stream)
      json.member("PartitionKey", message.orderID.description)
      json.member("Data", Data(MessageEnvelope.encode(message)).base64EncodedString())
      // Makes the order certain where the service would only see when records came (PutRecord).
      json.member("SequenceNumberForOrdering", ifPresent: previous?.sequenceNumber)
    }
    let answer = try await client.call(.kinesis("PutRecord"), json.bytes)
    let number = (try? JSONValue(parsing: answer))?["SequenceNumber"]?.string
    return number.map(MessagePlace.init(sequenceNumber:))
  }
}
