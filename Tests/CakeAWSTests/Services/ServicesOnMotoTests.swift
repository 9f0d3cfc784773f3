import AWSClient
import CakeJSON
import CakeOrdering
import CakeTesting
import FoundationEssentials
import JSONText
import Testing

@testable import CakeAWS

/// Against services that others wrote.
@Suite("Services, on moto", .moto)
struct ServicesOnMotoTests {
  private let name = "services-\(UUID().uuidString)"

  private func stream(_ client: AWSClient) async throws {
    _ = try await client.call(
      .kinesis("CreateStream"), Array(#"{"StreamName":"\#(name)","ShardCount":1}"#.utf8))
  }

  private func queue(_ client: AWSClient, _ name: String) async throws -> SQSQueue {
    let answer = try await client.call(.sqs("CreateQueue"), Array(#"{"QueueName":"\#(name)"}"#.utf8))
    return SQSQueue(client: client, url: try #require(try JSONValue(parsing: answer)["QueueUrl"]?.string))
  }

  private func receive(_ queue: SQSQueue, _ client: AWSClient) async throws -> [JSONValue] {
    let request = #"{"QueueUrl":"\#(queue.address)","MaxNumberOfMessages":10}"#
    let answer = try await client.call(.sqs("ReceiveMessage"), Array(request.utf8))
    return try JSONValue(parsing: answer)["Messages"]?.array ?? []
  }

  @Test("What was published can be read back from any record to any other")
  func stream() async throws {
    try await Moto.shared().withClient { client in
      try await stream(client)
      let publisher = KinesisPublisher(client: client, stream: name)
      let messages = Message.examples([.orderPlaced, .orderFulfilled, .orderSentForDelivery, .orderDelivered])
      var places: [MessagePlace] = []
      for message in messages {
        places.append(try #require(try await publisher.publish(message, after: places.last)))
      }
      let reader = KinesisReader(client: client, stream: name)
      let records = try await reader.records(
        StreamRange(
          shard: "shardId-000000000000", first: places[1].sequenceNumber, last: places[2].sequenceNumber))
      #expect(records.map(\.sequenceNumber) == places[1...2].map(\.sequenceNumber))
      #expect(try records.map { try MessageEnvelope.decode($0.data) } == Array(messages[1...2]))
      let gone = StreamRange(shard: "shardId-000000000000", first: "900", last: "901")
      #expect(try await reader.records(gone).isEmpty)
      #expect(try await reader.records(StreamRange(shard: "shardId-9", first: "1", last: "2")).isEmpty)
    }
  }

  @Test("A stream that is not there is said to be so")
  func noStream() async throws {
    try await Moto.shared().withClient { client in
      let error = await #expect(throws: PublishError.self) {
        try await KinesisPublisher(client: client, stream: "no-such").publish(.example())
      }
      guard case .refused = try #require(error) else { throw try #require(error) }
    }
  }

  @Test("What is parked is received, put off, counted, and received again")
  func parking() async throws {
    try await Moto.shared().withClient { client in
      let retry = try await queue(client, name)
      let requests = try await queue(client, name + "-requests")
      let reviews = try await queue(client, name + "-reviews")
      let parking = RetryQueue(queue: retry)
      let parked = ParkedMessage(handler: .notifyCustomer, message: .example())
      try await parking.park(parked, delay: .zero)
      try await parking.park(parked, delay: .seconds(800))
      try await SQSHandlerQueue(retries: parking, deliveryRequests: requests, deliveryReviews: reviews)
        .send(MessageEnvelope.encode(.example(.deliveryRequested)), to: .notifyDeliveryCompany)
      let depths = SQSQueueDepths(retries: retry, deliveryRequests: requests, deliveryReviews: reviews)
      #expect(try await depths.depths() == QueueCounts(waiting: 1, failing: 2))

      let received = try await receive(retry, client)
      #expect(received.count == 1)
      let body = try #require(received.first?["Body"]?.string)
      #expect(try ParkedMessage(decoding: Array(body.utf8)) == parked)
      let handle = try #require(received.first?["ReceiptHandle"]?.string)
      try await retry.hide(handle, for: .seconds(3600))
      #expect(try await receive(retry, client).isEmpty)
      #expect(try await depths.depths() == QueueCounts(waiting: 1, failing: 2))
      try await retry.hide(handle, for: .zero)
      #expect(try await receive(retry, client).count == 1)
    }
  }

  @Test("An email is accepted from a sender that is verified, and from no other")
  func mail() async throws {
    try await Moto.shared().withClient { client in
      let domain = "\(name).example"
      let identity = Array(#"{"EmailIdentity":"\#(domain)"}"#.utf8)
      _ = try await client.rest(
        .ses, "CreateEmailIdentity", method: "POST", path: "/v2/email/identities", body: identity)
      let to = Mailbox(name: "Löwe, Ada", address: try #require(EmailAddress("ada@example.com")))
      let email = Email(id: "1", to: to, replyTo: to, subject: "Cake", text: "Hello", html: "<p>Hello</p>")
      func sender(_ domain: String) throws -> SESMailSender {
        let address = try #require(EmailAddress("cakes@\(domain)"))
        return SESMailSender(client: client, from: Mailbox(name: "Cakes, fine", address: address))
      }
      try await sender(domain).send(email)
      let error = await #expect(throws: MailError.self) { try await sender("other.example").send(email) }
      guard case .permanent = try #require(error) else { throw try #require(error) }
    }
  }

  @Test("A secret is read decrypted")
  func secrets() async throws {
    try await Moto.shared().withClient { client in
      let parameter = #"{"Name":"/\#(name)","Type":"SecureString","Value":"whsec_MfKQ9r8GKYqrTwjU"}"#
      _ = try await client.call(.ssm("PutParameter"), Array(parameter.utf8))
      let secrets = ParameterStoreSecrets(client: client, others: NoSecrets())
      #expect(try await secrets.secret(.parameter("/\(name)")) == "whsec_MfKQ9r8GKYqrTwjU")
      await #expect(throws: SecretError.missing("ssm:/no/such")) {
        try await secrets.secret(.parameter("/no/such"))
      }
    }
  }

  private struct NoSecrets: SecretSource {
    func secret(_ reference: SecretReference) async throws(SecretError) -> String { throw .unsupported("") }
  }
}
