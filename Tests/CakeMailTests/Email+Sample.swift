import CakeMail
import CakeOrdering
import Testing

extension Email {
  /// The header fields of a sample, in order.
  static let sampleHeaderNames = [
    "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
  ]

  static func sample(
    id: String = "0193-1_placed", to recipient: String = "ada@example.com", subject: String = "Your cake",
    text: String = "Hello.", html: String = "<p>Hello.</p>"
  ) throws -> Email {
    let address = try #require(EmailAddress(recipient))
    return Email(
      id: id, to: Mailbox(name: "Ada Lovelace", address: address), subject: subject, text: text, html: html)
  }

  /// The email as it goes over the wire, sent on Christmas Eve 2026.
  func rendered() throws -> String {
    String(decoding: MIMEMessage(self, from: try .shop(), date: 1_798_099_509).bytes, as: UTF8.self)
  }

  /// The names of all header fields, as a reader that knows folding sees them.
  func headerNames() throws -> [String] {
    let lines = try rendered().split(separator: "\r\n" as Character, omittingEmptySubsequences: false)
    return lines.prefix { !$0.isEmpty }.filter { !$0.hasPrefix(" ") }.map { String($0.prefix { $0 != ":" }) }
  }
}

extension Mailbox {
  static func shop() throws -> Mailbox {
    try #require(Mailbox(parsing: "Cake Shop <shop@example.org>"))
  }
}

extension String {
  func replacingLineBreaks() -> String { replacing("\n", with: "\r\n") }
}
