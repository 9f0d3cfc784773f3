public import AWSClient
public import CakeOrdering
import JSONText

/// Sends emails through SES.
public struct SESMailSender: MailSender {
  private let client: AWSClient
  private let from: Mailbox

  /// A sender.
  ///
  /// - Parameter from: Whom emails are from; SES must have verified its address or domain.
  public init(client: AWSClient, from: Mailbox) {
    self.client = client
    self.from = from
  }

  /// Hands an email to SES; see ``MailSender/send(_:)``.
  public func send(_ email: Email) async throws(MailError) {
    let body = body(of: email)
    do throws(AWSError) {
      _ = try await client.rest(
        .ses, "SendEmail", method: "POST", path: "/v2/email/outbound-emails", body: body)
    } catch {
      throw Self.error(error)
    }
  }

  private func body(of email: Email) -> [UInt8] {
    let (from, to) = (MailboxText(from).text, MailboxText(email.to).text)
    let replyTo = email.replyTo.map { MailboxText($0).text }
    var json = JSONWriter(capacity: email.text.utf8.count + email.html.utf8.count + 1024)
    json.object { json in
      json.member("FromEmailAddress", from)
      json.object("Destination") { json in
        json.array("ToAddresses") { json in json.value(to) }
      }
      if let replyTo {
        json.array("ReplyToAddresses") { json in json.value(replyTo) }
      }
      json.object("Content") { json in
        json.object("Simple") { json in Self.content(of: email, &json) }
      }
    }
    return json.bytes
  }

  private static func content(of email: Email, _ json: inout JSONWriter) {
    json.object("Subject") { json in text(MailboxText.singleLine(email.subject), &json) }
    json.object("Body") { json in
      json.object("Text") { json in text(email.text, &json) }
      json.object("Html") { json in text(email.html, &json) }
    }
    // SES sets a Message-ID of its own and takes no other, nor a Date ("Amazon SES header fields").
    json.array("Headers") { json in
      header("Auto-Submitted", "auto-generated", &json)
      header("X-Cake-Message-ID", identifier(email.id), &json)
    }
  }

  private static func text(_ text: String, _ json: inout JSONWriter) {
    json.member("Data", text)
    json.member("Charset", "UTF-8")
  }

  private static func header(_ name: String, _ value: String, _ json: inout JSONWriter) {
    json.object { json in
      json.member("Name", name)
      json.member("Value", value)
    }
  }

  /// The id with every other character than `[A-Za-z0-9_.-]` as a hyphen, at most as long as a header's value may
  /// be (MessageHeader: 870 characters).
  private static func identifier(_ id: String) -> String {
    String(
      id.unicodeScalars.prefix(870).map { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "-": Character(scalar)
        default: "-"
        }
      })
  }

  /// What SES refuses for the email's own sake stays refused; everything else may be over by the next try: a
  /// throttle, a quota, sending that is paused, a right that is missing, an identity that is not verified.
  private static func error(_ error: AWSError) -> MailError {
    switch error.code {
    case "BadRequestException": return .permanent(error.description)
    case "MessageRejected":
      guard let reason = accountReason(in: error.body) else { return .permanent(error.description) }
      return .temporary("\(error): \(reason)")
    default: return .temporary(error.description)
    }
  }

  /// Where an email was rejected for the account's sake and not for its own, why: SES has one code for both, and only
  /// its words tell them apart (Amazon SES Developer Guide, "Amazon SES email sending errors"). Those name addresses, so
  /// they are not passed on.
  private static func accountReason(in body: [UInt8]) -> String? {
    let json = try? JSONValue(parsing: body)
    let text = (json?["message"] ?? json?["Message"])?.string?.lowercased() ?? ""
    if text.hasPrefix("email address is not verified") {
      return "the sender is not verified, or, in the sandbox, the recipient"
    }
    if text.hasPrefix("sending paused for this account") { return "sending is paused for the account" }
    if text.hasPrefix("sending suspended for this account") { return "sending is suspended for the account" }
    return nil
  }
}
