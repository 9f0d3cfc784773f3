import CakeOrdering
import Testing

@testable import CakeMail

@Suite struct SMTPServerTests {
  @Test(arguments: [
    ("smtp://mail.example.org", "smtp://mail.example.org:25", SMTPServer.Security.startTLS),
    ("smtp://mail.example.org:587/", "smtp://mail.example.org:587", .startTLS),
    ("SMTP://mail.example.org", "smtp://mail.example.org:25", .startTLS),
    ("smtps://mail.example.org", "smtps://mail.example.org:465", .implicitTLS),
    ("smtp://localhost:2525", "smtp://localhost:2525", .none),
    ("smtp://127.0.0.1", "smtp://127.0.0.1:25", .none),
    ("smtp://127.9.9.9", "smtp://127.9.9.9:25", .none), ("smtp://[::1]:25", "smtp://[::1]:25", .none),
    ("smtps://localhost", "smtps://localhost:465", .implicitTLS),
    ("smtp://127.0.0.1.example.org", "smtp://127.0.0.1.example.org:25", .startTLS),
    ("smtp://127.example.org", "smtp://127.example.org:25", .startTLS),
    ("smtp://[2001:db8::1]", "smtp://[2001:db8::1]:25", .startTLS),
    ("smtp://localhost?cacert=/etc/ca.pem", "smtp://localhost:25", .startTLS),
  ])
  func `A URL says where to and how protected`(url: String, location: String, security: SMTPServer.Security)
    throws
  {
    let server = try SMTPServer(url: url)
    #expect(server.location == location)
    #expect(server.security == security)
    #expect(server.credentials == nil)
  }

  @Test func `Credentials are percent-decoded and never printed`() throws {
    let server = try SMTPServer(
      url: "smtps://us%40er:p%3Aa:s%2Fs%C3%BC@mail.example.org:10465?cacert=/a%20b.pem")
    #expect(server.credentials == SMTPServer.Credentials(user: "us@er", password: "p:a:s/sü"))
    #expect(server.certificateAuthorities == "/a b.pem")
    var dumped = ""
    dump(server, to: &dumped)
    for text in ["\(server)", String(reflecting: server), String(describing: [server]), dumped] {
      #expect(!text.contains("us@er"))
      #expect(!text.contains("p:a"))
      #expect(text.contains("smtps://mail.example.org:10465"))
    }
  }

  @Test(arguments: [
    ("", SMTPServerError.unknownScheme), ("mail.example.org", .unknownScheme), ("http://a", .unknownScheme),
    ("smtp:/a", .unknownScheme), ("smtp://", .invalidHost), ("smtp://:25", .invalidHost),
    ("smtp://a b", .invalidHost),
    ("smtp://a\r\nb", .invalidHost), ("smtp://[a]", .invalidHost), ("smtp://[::1", .invalidHost),
    ("smtp://a:", .invalidPort), ("smtp://a:0", .invalidPort), ("smtp://a:65536", .invalidPort),
    ("smtp://a:+25", .invalidPort), ("smtp://[::1]25", .invalidPort), ("smtp://user@a", .invalidCredentials),
    ("smtp://:p@a", .invalidCredentials), ("smtp://u:%zz@a", .invalidCredentials),
    ("smtp://u:%4@a", .invalidCredentials), ("smtp://u:%+4@a", .invalidCredentials),
    ("smtp://u:a%0D%0Ab@a", .invalidCredentials),
    ("smtp://u:%FF@a", .invalidCredentials), ("smtp://a/path", .unknownExtra), ("smtp://a#b", .unknownExtra),
    ("smtp://a?verify=no", .unknownExtra), ("smtp://a?cacert=", .unknownExtra),
    ("smtp://a?cacert=b", .unknownExtra),
    ("smtp://a?cacert=/b&c=d", .unknownExtra),
  ])
  func `A wrong URL is refused with the reason`(url: String, error: SMTPServerError) {
    #expect(throws: error) { try SMTPServer(url: url) }
  }
}

@Suite struct MailboxParsingTests {
  @Test(arguments: [
    ("shop@example.org", "", "shop@example.org"), (" shop@example.org ", "", "shop@example.org"),
    ("<shop@example.org>", "", "shop@example.org"),
    ("Cake Shop <shop@example.org>", "Cake Shop", "shop@example.org"),
    ("\"Shop, Cake\" <shop@example.org>", "Shop, Cake", "shop@example.org"),
    ("Törtchen<shop@example.org>", "Törtchen", "shop@example.org"),
    ("Shop <shop@bücher.example>", "Shop", "shop@bücher.example"),
  ])
  func `A mailbox is read`(text: String, name: String, address: String) {
    #expect(Mailbox(parsing: text) == EmailAddress(address).map { Mailbox(name: name, address: $0) })
  }

  @Test(arguments: [
    "", "shop", "Shop <>", "Shop <shop>", "Shop <a@b.c", "A <a@b.c> <d@e.f>", "a@b.c, d@e.f", "a> <a@b.c>",
    "Törtchen <törtchen@example.org>", "shop@🎂.example",
  ])
  func `What is none is refused`(text: String) {
    #expect(Mailbox(parsing: text) == nil)
  }
}
