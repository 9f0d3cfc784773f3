import CakeOrdering
import Testing

@testable import CakeMail

@Suite struct WrittenEmailTests {
  @Test(arguments: [
    ("Your cake", "Hello.", "<p>Hello.</p>"),
    (
      "Ihre Bestellung K7Q2-M4XN: Käsekuchen für Zoë, mit sehr vielen Grüßen aus der Backstube", "Ü=C3\n\n.",
      ""
    ),
    ("=?UTF-8?Q?no?= code", "--=_boundary\nline " + String(repeating: "x", count: 200), "<b>\"=3D\"</b>\n"),
    ("🎂", "", " \n\n trailing \t\n"),
  ])
  func `What was written is read as it was`(subject: String, text: String, html: String) throws {
    let email = try Email.sample(subject: subject, text: text, html: html)
    let read = try #require(WrittenEmail(Array(try email.rendered().utf8)))
    #expect(read.from == "Cake Shop <shop@example.org>")
    #expect(read.to == "Ada Lovelace <ada@example.com>")
    #expect(read.subject == subject)
    // Every text ends in a line break once it is written.
    #expect(read.text == text.ending)
    #expect(read.html == html.ending)
  }

  @Test(arguments: [
    "Ada \"The \\ Baker\" Lovelace, Countess", "Zoë Müller-Lüdenscheidt von und zu Hohenlohe", "",
  ])
  func `Names are read as they were written`(name: String) throws {
    let address = try #require(EmailAddress("ada@example.com"))
    var email = try Email.sample()
    email.to = Mailbox(name: name, address: address)
    let read = try #require(WrittenEmail(Array(try email.rendered().utf8)))
    #expect(read.to == (name.isEmpty ? "ada@example.com" : "\(name) <ada@example.com>"))
  }

  @Test(arguments: [
    "", "\r\n", "Subject: x\r\n\r\nbody", "\u{0}\u{1}", "From: a\r\nTo: b\r\nContent-Type: boundary=\"",
  ])
  func `What is no email is none, or an empty one`(text: String) {
    let read = WrittenEmail(Array(text.utf8))
    #expect(read?.text ?? "" == "")
    #expect(read?.html ?? "" == "")
  }
}

extension String {
  fileprivate var ending: String { isEmpty || hasSuffix("\n") ? self : self + "\n" }
}
