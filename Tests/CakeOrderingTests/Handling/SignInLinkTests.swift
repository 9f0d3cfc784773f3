import CakeJSON
import CakeOrdering
import CakeTesting
import Testing

@Suite("A link that somebody of the staff asked for")
struct SignInLinkTests {
  private let example = ExampleShop()

  @discardableResult
  private func ask(_ party: Party? = Party(.operator, "olga")) async throws -> Message {
    let message = Message.asking(
      for: SignInRequest(party: party, language: "de", page: "%2Fbakery"), at: example.clock.now(),
      random: example.random)
    try await example.ports.messageDesk.enqueue(message, for: .sendSignInLink)
    return message
  }

  private var letters: [DeliveryContract.Letter] {
    get async throws { try await example.ports.messageDesk.letters() }
  }

  @Test("is sent once, and leads to the page that was wanted")
  func sent() async throws {
    try await ask()
    try await example.drain(advancing: .seconds(86_400))
    let email = try #require(example.mail.accepted.first)
    #expect(example.mail.tries == 1)
    #expect(email.text.contains("/sign-in/") && email.text.contains("?to=%2Fbakery"))
  }

  @Test("is sent when the mail server takes it again, is good from then on, and counts once")
  func mended() async throws {
    try await ask()
    example.mail.fail(4)
    let start = example.clock.now()
    try await example.drain(advancing: .seconds(890))
    #expect(example.mail.accepted.count == 1 && example.mail.tries == 5)
    #expect(example.clock.now().since(start) < SignInRequest.lifetime)
    // What was tried in vain leaves room for as many as ever.
    for _ in 1..<SignInLink.limitPerHour { try await ask() }
    try await example.drain()
    #expect(example.mail.accepted.count == SignInLink.limitPerHour)
  }

  @Test("is given up when it would no longer be good, and says so")
  func givenUp() async throws {
    try await ask()
    example.mail.fail(50)
    let start = example.clock.now()
    try await example.drain(advancing: .seconds(86_400))
    #expect(example.clock.now().since(start) < SignInRequest.lifetime)
    let letter = try #require(try await letters.first)
    #expect(letter.reason.hasSuffix("; nobody waits for it any more"))
    // A dead letter that is sent again opens nothing any more, and nobody gets it.
    let id = try #require(
      try await example.ports.messageDesk.messages(.dead, limit: 1, after: nil).messages.first?.id)
    #expect(try await example.ports.messageDesk.redrive(id))
    example.clock.advance(by: SignInRequest.lifetime)
    try await example.drain()
    #expect(example.mail.accepted.isEmpty)
    #expect(try await letters.map(\.reason) == ["nobody waits for it any more"])
  }

  @Test("goes to nobody where the address is nobody's, or whoever asked has left since")
  func nobody() async throws {
    try await ask(nil)
    try await ask(Party(.operator, "gone"))
    try await example.drain()
    #expect(example.mail.tries == 0)
    #expect(try await letters.isEmpty)
  }

  @Test("is asked for without a secret and without an address, and read again as it was")
  func envelope() async throws {
    let message = try await ask()
    let text = String(decoding: MessageEnvelope.encode(message), as: UTF8.self)
    #expect(!text.contains("@") && !text.contains("/sign-in/") && !text.contains("orderId"))
    #expect(try MessageEnvelope.decode(Array(text.utf8)) == message)
    let nobody = try await ask(nil)
    #expect(try MessageEnvelope.decode(MessageEnvelope.encode(nobody)) == nobody)
  }
}
