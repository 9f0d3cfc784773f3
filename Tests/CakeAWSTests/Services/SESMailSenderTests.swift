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

  /// Bodies as SES answers them, with the code in a header (Amazon SES Developer Guide, "Amazon SES email sending
  /// errors").
  @Test(
    "An email waits while the account cannot send it: SES says so by the code that it has for bad emails, too",
    arguments: [
      (
        #"{"message":"Email address is not verified. The following identities failed the check in region EU-CENTRAL-1: "#
          + #"\"Cakes\" <shop@example.org>, shop@example.org"}"#,
        "not verified"
      ),
      (
        #"{"message":"Email address is not verified. The following identities failed the check in region US-EAST-1: "#
          + #"ada@example.com"}"#,
        "not verified"
      ),
      (#"{"message":"Email address is not verified."}"#, "not verified"),
      (
        #"{"message":"Sending paused for this account. For more information, please check the inbox of the email "#
          + #"address associated with your AWS account."}"#,
        "paused"
      ),
      (
        #"{"message":"Sending suspended for this account. For more information, please check the inbox of the email "#
          + #"address associated with your AWS account."}"#,
        "suspended"
      ),
    ])
  func unready(body: String, reason: String) async throws {
    try await StandIn.run(answering: { _ in .failure(400, "MessageRejected", json: body) }) { _, client in
      let sender = SESMailSender(client: client, from: try mailbox("Cakes", "shop@example.org"))
      let error = try await #require(throws: MailError.self) { try await sender.send(email()) }
      guard case .temporary = error else {
        Issue.record("it is \(error)")
        return
      }
      // Whoever looks at why it waits sees what to do, and nobody's address.
      #expect(error.reason.contains(reason))
      #expect(!error.reason.contains("@") && !error.reason.contains("example"))
    }
  }

  @Test(
    "What is wrong with the email itself stays so, whatever words the email has",
    arguments: [
      #"{"message":"Transaction failed: Email address is not verified, says the subject"}"#,
      #"{"message":"Missing final '@domain'"}"#, #"{"message":null}"#, #"{}"#, "no JSON", "",
    ])
  func rejected(body: String) async throws {
    try await StandIn.run(answering: { _ in .failure(400, "MessageRejected", json: body) }) { _, client in
      let sender = SESMailSender(client: client, from: try mailbox("Cakes", "shop@example.org"))
      let error = try await #require(throws: MailError.self) { try await sender.send(email()) }
      guard case .permanent = error else {
        Issue.record("it is \(error)")
        return
      }
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
