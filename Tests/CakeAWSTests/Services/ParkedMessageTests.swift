import CakeJSON
import CakeOrdering
import Testing

@testable import CakeAWS

@Suite("Parked messages")
struct ParkedMessageTests {
  @Test(
    "What was received comes back byte by byte",
    arguments: [
      Array(#"{"specversion":"1.0"}"#.utf8), Array("no JSON \u{1} \u{7F} \"\\ 🎂".utf8), [],
      [0xFF, 0x00, 0x80],
      Array("a \u{FFFF} that no queue takes".utf8),
    ])
  func roundTrip(payload: [UInt8]) throws {
    let parked = ParkedMessage(
      handler: .notifyCustomer, payload: payload, error: "503", attempts: 3, isGivenUp: true, origin: "49")
    let body = parked.encode()
    #expect(try ParkedMessage(decoding: body) == parked)
    #expect(
      !String(decoding: body, as: UTF8.self).unicodeScalars.contains { $0.value < 0x20 || $0.value == 0xFFFF }
    )
  }

  @Test("A message that was not tried says no more than it must")
  func fresh() throws {
    let parked = ParkedMessage(handler: .sendForDelivery, message: .example())
    #expect(try ParkedMessage(decoding: parked.encode()) == parked)
    #expect(try MessageEnvelope.decode(parked.payload) == .example())
    #expect(parked.attempts == 0)
  }

  @Test("Members that are not known are passed over")
  func addition() throws {
    let body = #"{"handler":"sendForDelivery","envelope":"x","attempts":1,"later":{"a":1}}"#
    #expect(
      try ParkedMessage(decoding: Array(body.utf8))
        == ParkedMessage(handler: .sendForDelivery, payload: [UInt8(ascii: "x")], attempts: 1))
  }

  @Test("A handler of a newer version is kept by its name")
  func newerHandler() throws {
    let body = Array(#"{"handler":"bakeMore","envelope":"x","attempts":1}"#.utf8)
    let parked = try ParkedMessage(decoding: body)
    #expect(parked.handler == "bakeMore")
    #expect(try ParkedMessage(decoding: parked.encode()) == parked)
  }

  @Test(
    "Anything else is none",
    arguments: [
      "", "{}", "[]", #"{"handler":"","envelope":"x","attempts":1}"#,
      #"{"handler":"sendForDelivery","attempts":1}"#,
      #"{"handler":"sendForDelivery","raw":"no base64!","attempts":1}"#,
      #"{"handler":"sendForDelivery","envelope":"x","attempts":-1}"#,
    ])
  func malformed(body: String) {
    #expect(throws: DocumentError.self) { try ParkedMessage(decoding: Array(body.utf8)) }
  }
}
