import CakeOrdering
import Testing

@Suite("A reference to a secret")
struct SecretReferenceTests {
  @Test("names a variable, a file or a parameter")
  func reads() {
    #expect(SecretReference("env:NAME") == .environment("NAME"))
    #expect(SecretReference("file:/run/secrets/a:b") == .file("/run/secrets/a:b"))
    #expect(SecretReference("ssm:/cakes/secret") == .parameter("/cakes/secret"))
  }

  @Test(
    "is never a secret itself", arguments: ["", "env:", "whsec_abc", "NAME", ":x", "ENV:NAME", "http://x"])
  func refuses(_ text: String) {
    #expect(SecretReference(text) == nil)
  }
}
