import CakeOrdering
import Testing

@testable import CakeAWS

@Suite("Mailboxes for SES")
struct MailboxTextTests {
  private func text(_ name: String) throws -> String {
    let mailbox = Mailbox(name: name, address: try #require(EmailAddress("ada@example.com")))
    return MailboxText(mailbox).text
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

  /// The last four are of RFC 3492, section 7.1 (B, F, I with its case folded, and L).
  @Test(
    "A domain in any script is carried in ASCII",
    arguments: [
      ("ada@example.com", "ada@example.com"), ("ada@Bücher.example", "ada@xn--bcher-kva.example"),
      ("ada@post.münchen.de", "ada@post.xn--mnchen-3ya.de"), ("ada@例え.jp", "ada@xn--r8jz45g.jp"),
      ("a@他们为什么不说中文", "a@xn--ihqwcrb4cv8a8dqg056pqjye"),
      ("a@למההםפשוטלאמדבריםעברית", "a@xn--4dbcagdahymbxekheh6e0a7fei0b"),
      ("a@почемужеонинеговорятпорусски", "a@xn--b1abfaaepdrnnbgefbadotcwatmq2g4l"),
      ("a@3年b組金八先生", "a@xn--3b-ww4c5e180e575a65lsy2b"),
    ])
  func domains(address: String, expected: String) throws {
    let mailbox = Mailbox(name: "", address: try #require(EmailAddress(address)))
    #expect(MailboxText(mailbox).text == expected)
  }
}
