import Testing

@testable import CakeWeb

@Suite("Escaping")
struct ByteEscapingTests {
  @Test("What could be read as HTML is escaped, and nothing else")
  func escaping() {
    let escaping = ByteEscaping()
    let hostile = "<b a=\"1\" c='2'>&amp;"
    #expect(escaping.escapeText(hostile) == "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;")
    #expect(escaping.escapeText("Zoë, 李小龍 🎂 {{t.x}}") == "Zoë, 李小龍 🎂 {{t.x}}")
    #expect(escaping.escapeText("é<\u{301}") == "é&lt;\u{301}")
    #expect(escaping.escapeText("") == "")
  }
}
