import CakeOrdering
import Testing

@testable import CakeAWS

@Suite("Mailboxes for SES")
struct MailboxTextTests {
  private func text(_ name: String) throws -> String {
    MailboxText(Mailbox(name: name, address: try #require(EmailAddress("ada@example.com")))).text
  }

  @Test(
    "A name is quoted, so that nothing in it means anything",
    arguments: [
      ("Ada", #""Ada" <ada@example.com>"#),
      ("Lovelace, Ada", #""Lovelace, Ada" <ada@example.com>"#),
      (#"A "B" \C"#, #""A \"B\" \\C" <ada@example.com>"#),
      ("x\r\nBcc: evil@example.net", #""x Bcc: evil@example.net" <ada@example.com>"#),
      ("<b@c>, ", #""<b@c>," <ada@example.com>"#),
      ("", "ada@example.com"),
      ("\r\n", "ada@example.com"),
      ("Jörg, Müller", "=?UTF-8?B?SsO2cmcsIE3DvGxsZXI=?= <ada@example.com>"),
      ("=?utf-8?q?a?=", "=?UTF-8?B?PT91dGYtOD9xP2E/PQ==?= <ada@example.com>"),
    ])
  func quoting(name: String, expected: String) throws {
    #expect(try text(name) == expected)
  }

  @Test("A long name is several words of at most 75 characters, and no character is split")
  func words() throws {
    let words = try text(String(repeating: "🎂é", count: 15)).split(separator: " ").dropLast()
    #expect(words.count == 3)
    for word in words { #expect(word.count <= 75 && word.hasPrefix("=?UTF-8?B?") && word.hasSuffix("?=")) }
  }

  @Test("A name that would make it longer than SES takes is left out")
  func longest() throws {
    #expect(try text(String(repeating: "ß", count: 150)) == "ada@example.com")
  }
}
