import CakeOrdering
import Testing

@testable import CakeMail

@Suite struct MIMEMessageTests {
  @Test func `A plain email looks exactly like this`() throws {
    let email = try Email.sample(subject: "Your cake", text: "Hello.\nBye.", html: "<p>Hello.</p>\n")
    let expected = """
      Date: Thu, 24 Dec 2026 08:05:09 +0000
      From: "Cake Shop" <shop@example.org>
      To: "Ada Lovelace" <ada@example.com>
      Subject: Your cake
      Message-ID: <0193-1_placed@example.org>
      Auto-Submitted: auto-generated
      MIME-Version: 1.0
      Content-Type: multipart/alternative;
       boundary="=_0193-1_placed"

      --=_0193-1_placed
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Hello.
      Bye.

      --=_0193-1_placed
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      <p>Hello.</p>

      --=_0193-1_placed--

      """
    #expect(try email.rendered() == expected.replacingLineBreaks())
  }

  @Test func `Umlauts and emoji are encoded everywhere`() throws {
    var email = try Email.sample(subject: "Törtchen 🎂", text: "Grüße", html: "<p>🎂</p>")
    email.to.name = "Jörg Müller"
    let text = try email.rendered()
    #expect(text.contains("\r\nSubject: =?UTF-8?Q?T=C3=B6rtchen_=F0=9F=8E=82?=\r\n"))
    #expect(text.contains("\r\nTo: =?UTF-8?Q?J=C3=B6rg_M=C3=BCller?= <ada@example.com>\r\n"))
    #expect(text.contains("\r\nGr=C3=BC=C3=9Fe\r\n"))
    #expect(text.contains("\r\n<p>=F0=9F=8E=82</p>\r\n"))
  }

  @Test(arguments: [
    ("Lovelace, Ada", #""Lovelace, Ada" <"#), (#"Ada "The" \ Lovelace"#, #""Ada \"The\" \\ Lovelace" <"#),
    ("<evil@example.net>", #""<evil@example.net>" <"#), ("=?x?=", "=?UTF-8?Q?=3D=3Fx=3F=3D?= <"),
    ("", "ada@"),
    (" \r\n\t ", "ada@"), ("a\r\nBcc: evil@example.net", #""a Bcc: evil@example.net" <"#),
    ("a\u{0}b\u{7F}c\u{85}d\u{2028}e", #""a b c d e" <"#),
  ])
  func `A hostile name stays a name`(name: String, start: String) throws {
    var email = try Email.sample()
    email.to.name = name
    #expect(try email.rendered().contains("\r\nTo: \(start)"))
    #expect(try email.headerNames() == Email.sampleHeaderNames)
  }

  @Test(arguments: [
    "x\r\nBcc: evil@example.net", "x\nBcc: evil@example.net", "x\r\n\r\n<script>", "x\rBcc: e@example.net",
    "ü\r\nBcc: evil@example.net", "\u{2029}Bcc: x", "\r\n", "", "a\r\n .\r\n",
    String(repeating: "a\r\nB: c", count: 99),
  ])
  func `No subject becomes a header of its own`(subject: String) throws {
    var email = try Email.sample(subject: subject)
    email.replyTo = Mailbox(name: subject, address: email.to.address)
    var names = Email.sampleHeaderNames
    names.insert("Reply-To", at: 3)
    #expect(try email.headerNames() == names)
  }

  @Test(arguments: [
    String(repeating: "word ", count: 60), String(repeating: "x", count: 500),
    String(repeating: "ü", count: 200),
    String(repeating: "👩‍👩‍👧‍👦", count: 40), String(repeating: "a ", count: 30) + String(repeating: "b", count: 61),
  ])
  func `No line has more than 76 characters`(text: String) throws {
    var email = try Email.sample(subject: text, text: text + "\n" + text, html: text)
    email.to.name = String(text.prefix(200))
    for line in try email.rendered().split(separator: "\r\n" as Character, omittingEmptySubsequences: false) {
      #expect(line.utf8.count <= 76)
      #expect(line.utf8.allSatisfy { (0x20...0x7E).contains($0) })
    }
  }

  @Test func `A folded subject unfolds to what it was`() throws {
    let subject = (1...40).map { String(repeating: "w", count: $0 % 17 + 1) }.joined(separator: " ")
    let unfolded = try Email.sample(subject: subject).rendered().replacing("\r\n ", with: " ")
    #expect(unfolded.contains("\r\nSubject: \(subject)\r\n"))
  }

  @Test func `Empty parts are parts`() throws {
    let text = try Email.sample(subject: "", text: "", html: "").rendered()
    #expect(text.contains("\r\nSubject: \r\n"))
    #expect(text.hasSuffix("quoted-printable\r\n\r\n\r\n--=_0193-1_placed--\r\n"))
  }

  @Test func `An id of other characters does no harm`() throws {
    var email = try Email.sample()
    email.id = "a\"\r\nX: y/ü" + String(repeating: "z", count: 100)
    let text = try email.rendered()
    #expect(text.contains("\r\nMessage-ID: <a---X--y--zzzz"))
    #expect(text.contains("\r\n boundary=\"=_a---X--y--zzz"))
    #expect(try email.headerNames() == Email.sampleHeaderNames)
  }

  @Test(
    arguments: [
      (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"),
      (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 +0000"), (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 +0000"),
      (Int64.min, "Thu, 01 Jan 1970 00:00:00 +0000"), (Int64.max, "Fri, 31 Dec 9999 23:59:59 +0000"),
    ] as [(Int64, String)])
  func `Dates are RFC 5322's`(instant: Int64, text: String) {
    #expect(InternetDate.text(epochSeconds: instant) == text)
  }
}

@Suite struct QuotedPrintableTests {
  private func encode(_ text: String) -> String {
    var bytes: [UInt8] = []
    QuotedPrintable.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("", ""), ("a", "a\r\n"), ("a\n", "a\r\n"), ("a\r\nb\rc\nd", "a\r\nb\r\nc\r\nd\r\n"),
    ("\n\n", "\r\n\r\n"),
    ("\r\n\r\n", "\r\n\r\n"), ("1=1", "1=3D1\r\n"), ("end \nnext\t", "end=20\r\nnext=09\r\n"),
    ("a b", "a b\r\n"),
    (".\n..", ".\r\n..\r\n"), ("\0", "=00\r\n"), ("ü", "=C3=BC\r\n"),
  ])
  func `Text is encoded as RFC 2045 says`(text: String, expected: String) {
    #expect(encode(text) == expected)
  }

  @Test func `Long lines break softly and read as before`() {
    for count in 70...160 {
      for unit in ["a", "ü", "= ", "🎂x"] {
        let text = String(String(repeating: unit, count: count))
        let encoded = encode(text)
        #expect(encoded.split(separator: "\r\n" as Character).allSatisfy { $0.utf8.count <= 76 })
        #expect(decode(encoded) == text + "\r\n")
      }
    }
  }

  private func decode(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.replacing("=\r\n", with: "").utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "=") else {
        bytes.append(byte)
        continue
      }
      bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
