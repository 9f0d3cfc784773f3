import Testing

@testable import CakeWeb

@Suite("Forms")
struct FormBodyTests {
  @Test("Fields are decoded as browsers encode them")
  func decoding() {
    let form = FormBody("a=1+2&b=%C3%A4%26%3D&c&a=3&%64=x&e=%zz%4")
    #expect(form["a"] == "1 2")
    #expect(form.all("a") == ["1 2", "3"])
    #expect(form["b"] == "ä&=")
    #expect(form["c"] == "")
    #expect(form["d"] == "x")
    #expect(form["e"] == "%zz%4")
    #expect(form["missing"] == nil)
    #expect(FormBody("a=+%20").filled("a") == nil)
  }

  @Test("A form's token matches itself and nothing else")
  func token() throws {
    let token = try #require(FormToken("abc123-def456"))
    #expect(token.matches("abc123-def456"))
    #expect(!token.matches("abc123-def457"))
    #expect(!token.matches(""))
    #expect(!token.matches(nil))
    #expect(FormToken("short") == nil)
    #expect(FormToken("ABC123-DEF456") == nil)
    #expect(FormToken("abc123-\"><script>") == nil)
  }
}
