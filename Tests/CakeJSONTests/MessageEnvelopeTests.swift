import CakeJSON
import CakeOrdering
import JSONText
import Testing

@Suite("Message envelopes")
struct MessageEnvelopeTests {
  private let message = Message(
    id: "\(Samples.id)_3_order-events", type: .orderSentForDelivery, orderID: Samples.id,
    orderNumber: OrderNumber(bits: 99), version: 3, status: .sentForDelivery,
    time: Samples.time("2026-12-23T10:00:01.500Z"),
    trace: TraceContext(traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))

  @Test("A message is read as it was written", arguments: MessageType.allCases)
  func roundTrip(type: MessageType) throws {
    let message = Message(
      id: "x_1", type: type, orderID: Samples.id, orderNumber: OrderNumber(bits: 5), version: 1,
      status: .placed,
      time: Samples.time("2026-12-23T10:00:01.500Z"), trace: nil, resend: "again-1")
    guard type != .signInRequested else {
      let party = Party(.producer, "north")
      for request in [
        SignInRequest(party: party, language: "de", page: "%2Fbakery"),
        SignInRequest(party: nil, language: "en"),
      ] {
        let message = Message.asking(for: request, at: message.time, random: SystemRandomSource())
        #expect(try MessageEnvelope.decode(MessageEnvelope.encode(message)) == message)
      }
      return
    }
    #expect(try MessageEnvelope.decode(MessageEnvelope.encode(message)) == message)
    #expect(try MessageEnvelope.decode(MessageEnvelope.encode(self.message)) == self.message)
  }

  @Test("The envelope has what CloudEvents 1.0 requires, and the order's version as its sequence")
  func attributes() throws {
    let envelope = JSONField(try JSONValue(parsing: MessageEnvelope.encode(message)))
    #expect(envelope["specversion"].value == .string("1.0"))
    #expect(envelope["id"].value == .string(message.id))
    #expect(envelope["source"].value == .string("/cake-ordering/orders"))
    #expect(envelope["type"].value == .string("order.sentForDelivery"))
    #expect(envelope["sequence"].value?.int == 3)
    #expect(envelope["traceparent"].value?.string?.hasPrefix("00-4bf92f") == true)
    #expect(envelope["dataschema"].value?.string?.hasSuffix("/1") == true)
    #expect(message.id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") })
  }

  @Test("A newer schema number is told from a broken envelope, so that it can be tried again later")
  func newerSchema() {
    let text = String(decoding: MessageEnvelope.encode(message), as: UTF8.self)
    let newer = text.replacing("message/1", with: "message/2")
    #expect(throws: DocumentError.newerSchema(2)) { try MessageEnvelope.decode(Array(newer.utf8)) }
    #expect(throws: DocumentError.self) { try MessageEnvelope.decode(Array("poison".utf8)) }
  }

  @Test("Nothing in an envelope is the customer's")
  func noPersonalData() throws {
    let messages = Message.announcing(
      [.orderPlaced], of: Samples.order, at: Samples.order.placedAt, trace: nil)
    let text = String(decoding: MessageEnvelope.encode(try #require(messages.first)), as: UTF8.self)
    for secret in ["Ada", "example.com", "Main Street", "7946", "Birthday", "Ring"] {
      #expect(!text.contains(secret))
    }
  }
}
