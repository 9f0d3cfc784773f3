import CakeOrdering
import Testing

@Suite("An idempotency key")
struct IdempotencyKeyTests {
  @Test("is the same quoted and bare")
  func quotes() {
    #expect(IdempotencyKey(header: "\"abc\"") == IdempotencyKey(header: "abc"))
    #expect(IdempotencyKey(header: "abc")?.text == "abc")
    #expect(IdempotencyKey(header: "a\"c") != IdempotencyKey(header: "ac"))
  }

  @Test("has 1 to 255 characters")
  func lengths() {
    #expect(IdempotencyKey(header: "") == nil)
    #expect(IdempotencyKey(header: "\"\"") == nil)
    #expect(IdempotencyKey(header: String(repeating: "k", count: 255)) != nil)
    #expect(IdempotencyKey(header: "\"" + String(repeating: "k", count: 255) + "\"") != nil)
    #expect(IdempotencyKey(header: String(repeating: "k", count: 256)) == nil)
  }

  @Test("holds no control characters", arguments: ["a\nb", "a\u{0}", "\u{7F}", "a\tb"])
  func refuses(_ text: String) {
    #expect(IdempotencyKey(header: text) == nil)
  }
}
