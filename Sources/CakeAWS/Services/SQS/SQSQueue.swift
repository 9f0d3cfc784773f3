public import AWSClient
import JSONText

/// A queue of SQS.
public struct SQSQueue: Sendable {
  private let client: AWSClient
  private let url: String

  /// The longest a message can be put off when it is sent (SendMessage, DelaySeconds).
  public static let longestDelay = Duration.seconds(900)

  /// A queue by its URL.
  public init(client: AWSClient, url: String) {
    self.client = client
    self.url = url
  }

  /// Sends a message.
  ///
  /// - Parameter delay: How long nobody receives it; at most ``longestDelay`` is honoured.
  func send(_ body: [UInt8], delay: Duration = .zero) async throws(PublishError) {
    var json = JSONWriter(capacity: body.count + 512)
    json.object { json in
      json.member("QueueUrl", url)
      json.member("MessageBody", String(decoding: body, as: UTF8.self))
      let seconds = min(max(delay, .zero), Self.longestDelay).roundedUpToSeconds
      if seconds > 0 { json.member("DelaySeconds", seconds) }
    }
    _ = try await call("SendMessage", json)
  }

  func call(_ operation: String, _ json: JSONWriter) async throws(PublishError) -> JSONValue {
    do throws(AWSError) {
      let answer = try await client.call(.sqs(operation), json.bytes)
      return (try? JSONValue(parsing: answer)) ?? .null
    } catch {
      throw PublishError(error)
    }
  }

  var address: String { url }
}
