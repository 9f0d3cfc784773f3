import CakeOrdering
import Testing

@Suite("An email address")
struct EmailAddressTests {
  @Test(
    "is taken as people have them",
    arguments: [
      "ada@example.com", "Ada.Lovelace+cake@mail.example.co.uk", "o'neill@example.ie", "x@localhost",
      "žofie@příklad.cz", "a!#$%&'*+-/=?^_`{|}~b@example.com", "1@2.de",
    ])
  func takes(_ text: String) {
    #expect(EmailAddress(text)?.text == text)
  }

  @Test(
    "is refused where it could harm an envelope or a header, or is none",
    arguments: [
      "", "@", "ada", "ada@", "@example.com", "ada@@example.com", "a@b@example.com", "ada @example.com",
      "ada@exa mple.com", "ada@example.com\r\nBcc: all@example.com", "ada\r\n@example.com",
      "ada@example.com\n",
      "<ada@example.com>", "Ada <ada@example.com>", "ada@example.com, bo@example.com", "\"ada\"@example.com",
      "ada@[127.0.0.1]", ".ada@example.com", "ada.@example.com", "a..b@example.com", "ada@.example.com",
      "ada@example..com", "ada@example.com.", "ada@exam_ple.com", "ada\u{0}@example.com",
      "ada\u{7F}@example.com",
      "ada(comment)@example.com", "ada;@example.com", "ada\u{85}@example.com", "ada@example\u{2028}.com",
      "ada\u{A0}@example.com", "ada@exam\u{202E}ple.com", "ada\u{200B}@example.com",
    ])
  func refuses(_ text: String) {
    #expect(EmailAddress(text) == nil)
  }

  @Test("is at most 254 bytes long, its local part at most 64")
  func lengths() {
    let longest = String(repeating: "a", count: 64) + "@" + String(repeating: "b", count: 185) + ".com"
    #expect(longest.utf8.count == 254)
    #expect(EmailAddress(longest) != nil)
    #expect(EmailAddress("\(longest)m") == nil)
    #expect(EmailAddress(String(repeating: "a", count: 65) + "@example.com") == nil)
  }

  @Test("is the same in either case where it is looked up")
  func folds() {
    #expect(EmailAddress("Ada@Example.COM")?.folded == "ada@example.com")
  }
}
