import AWSClient
import CakeOrdering
import JSONText
import Testing

@testable import CakeAWS

@Suite("Mail through SES")
struct SESMailSenderTests {
  private func mailbox(_ name: String, _ address: String) throws -> Mailbox {
    Mailbox(name: name, address: try #require(EmailAddress(address)))
  }

  private func email(to address: String = "ada@example.com") throws -> Email {
    Email(
      id: "0193_1.notifyCustomer.confirmation", to: try mailbox("Lovelace, Ada", address),
      replyTo: try mailbox("Bäckerei", "baker@example.org"), subject: "Your\r\ncake 🎂", text: "Hello ß",
      html: "<p>Hello ß</p>")
  }

  @Test("An email arrives with both texts, its names quoted, and answers going where they should")
  func content() async throws {
    try await StandIn.run { service, client in
      try await SESMailSender(client: client, from: try mailbox("Cakes, fine", "shop@example.org")).send(
        email())
      let call = try #require(service.calls.first)
      #expect(call.operation == "POST /v2/email/outbound-emails")
      #expect(call.body["FromEmailAddress"]?.string == #""Cakes, fine" <shop@example.org>"#)
      #expect(
        call.body["Destination"]?["ToAddresses"]?.array == [.string(#""Lovelace, Ada" <ada@example.com>"#)])
      #expect(
        call.body["ReplyToAddresses"]?.array == [.string("=?UTF-8?B?QsOkY2tlcmVp?= <baker@example.org>")])
      let simple = try #require(call.body["Content"]?["Simple"])
      #expect(simple["Subject"]?["Data"]?.string == "Your cake 🎂")
      #expect(simple["Body"]?["Text"]?["Data"]?.string == "Hello ß")
      #expect(simple["Body"]?["Html"]?["Data"]?.string == "<p>Hello ß</p>")
      for part in [simple["Subject"], simple["Body"]?["Text"], simple["Body"]?["Html"]] {
        #expect(part?["Charset"]?.string == "UTF-8")
      }
      let headers = try #require(simple["Headers"]?.array)
      #expect(headers.map { $0["Name"]?.string } == ["Auto-Submitted", "X-Cake-Message-ID"])
      #expect(headers[1]["Value"]?.string == "0193_1.notifyCustomer.confirmation")
    }
  }

  /// Amazon SES API v2, SendEmail, Errors; common errors.
  @Test(
    "What is wrong with the email is told from what may pass",
    arguments: [
      (400, "MessageRejected", true), (400, "BadRequestException", true),
      (400, "SendingPausedException", false), (400, "LimitExceededException", false),
      (429, "TooManyRequestsException", false), (400, "AccountSuspendedException", false),
      (400, "MailFromDomainNotVerifiedException", false), (404, "NotFoundException", false),
      (403, "AccessDeniedException", false), (500, "InternalFailure", false),
      (503, "ServiceUnavailable", false),
    ])
  func errors(status: Int, code: String, isPermanent: Bool) async throws {
    try await StandIn.run(answering: { _ in .failure(status, code) }) { _, client in
      let sender = SESMailSender(client: client, from: try mailbox("Cakes", "shop@example.org"))
      let error = await #expect(throws: MailError.self) { try await sender.send(email()) }
      guard case .permanent = try #require(error) else {
        #expect(!isPermanent)
        return
      }
      #expect(isPermanent)
      #expect(error?.reason.contains("ada") == false)
    }
  }

  @Test("A domain in another script travels in ASCII, for sender and recipient")
  func internationalDomain() async throws {
    try await StandIn.run { service, client in
      let sender = SESMailSender(client: client, from: try mailbox("Cakes", "shop@bücher.example"))
      try? await sender.send(email(to: "zoe@öztürk.example"))
      let body = try #require(service.calls.first?.body)
      #expect(
        body["Destination"]?["ToAddresses"]?[0]?.string?.contains("<zoe@xn--ztrk-4qa2b.example>") == true)
      #expect(body["FromEmailAddress"]?.string == "\"Cakes\" <shop@xn--bcher-kva.example>")
    }
  }
}
