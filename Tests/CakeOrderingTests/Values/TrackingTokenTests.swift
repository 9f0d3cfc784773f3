import CakeOrdering
import CakeTesting
import Testing

@Suite("A tracking token")
struct TrackingTokenTests {
  @Test("is 32 characters of 160 random bits, and never the same twice")
  func random() {
    let random = SeededRandomSource()
    let tokens = (0..<1000).map { _ in TrackingToken(random: random) }
    #expect(Set(tokens).count == 1000)
    for token in tokens {
      #expect(token.text.utf8.count == 32)
      #expect(TrackingToken(token.text) == token)
    }
    // Every place takes every character of the alphabet in time.
    for place in 0..<32 {
      #expect(Set(tokens.map { Array($0.text.utf8)[place] }).count == 32)
    }
  }

  @Test("matches itself alone")
  func matches() throws {
    let random = SeededRandomSource()
    let token = TrackingToken(random: random)
    #expect(token.matches(token))
    #expect(!token.matches(TrackingToken(random: random)))
    for place in 0..<32 {
      var text = Array(token.text)
      text[place] = text[place] == "a" ? "b" : "a"
      #expect(!token.matches(try #require(TrackingToken(String(text)))))
    }
  }

  @Test("is never printed by accident")
  func hides() {
    let token = TrackingToken(random: SeededRandomSource())
    let placement = Placement(token: token, requestDigest: nil)
    var dumped = ""
    dump(placement, to: &dumped)
    for text in [
      "\(token)", String(reflecting: token), "\(placement)", "\(Principal.customer(token))", dumped,
    ] {
      #expect(!text.contains(token.text))
    }
  }

  @Test(
    "is not read from what cannot be one",
    arguments: [
      "", "abc", String(repeating: "A", count: 32), String(repeating: "1", count: 32),
      String(repeating: "a", count: 33),
    ])
  func refuses(_ text: String) {
    #expect(TrackingToken(text) == nil)
  }
}
