public import CakeOrdering

/// An email as bytes for the wire: RFC 5322 with the two forms of the text as `multipart/alternative`
/// (RFC 2046, section 5.1.4), plain text first.
///
/// All of it is ASCII with lines of at most 76 characters ended by CRLF, so that every mail server takes it
/// (an address that is longer than a line aside). Nothing in a name or a subject can become
/// a header of its own. The same email at the same time gives the same bytes.
public struct MIMEMessage: Sendable, Equatable {
  /// The message, headers included; ends in CRLF.
  public let bytes: [UInt8]

  /// Renders an email.
  ///
  /// - Parameters:
  ///   - email: What to render.
  ///   - from: Whom it is from; its domain completes the `Message-ID`.
  ///   - epochSeconds: Its `Date`, in seconds since 1970-01-01T00:00:00Z.
  public init(_ email: Email, from: Mailbox, date epochSeconds: Int64) {
    let id = Self.identifier(email.id)
    // "=_" cannot occur in quoted-printable text, so that no text holds the boundary (RFC 2045, section 6.7).
    let boundary = "=_\(id.prefix(66))"
    var writer = MIMEWriter()
    writer.field("Date", InternetDate.text(epochSeconds: epochSeconds))
    writer.field("From", from)
    writer.field("To", email.to)
    if let replyTo = email.replyTo { writer.field("Reply-To", replyTo) }
    writer.field("Subject", text: email.subject)
    writer.field("Message-ID", "<\(id)@\(Self.domain(of: from))>")
    writer.field("Auto-Submitted", "auto-generated")
    writer.field("MIME-Version", "1.0")
    writer.field("Content-Type", "multipart/alternative;\r\n boundary=\"\(boundary)\"")
    writer.part(email.text, type: "text/plain", boundary: boundary)
    writer.part(email.html, type: "text/html", boundary: boundary)
    writer.line("")
    writer.line("--\(boundary)--")
    bytes = writer.bytes
  }

  /// The id with every other character than `[A-Za-z0-9_.-]` as a hyphen.
  private static func identifier(_ id: String) -> String {
    String(id.unicodeScalars.map { isIdentifier($0) ? Character($0) : "-" })
  }

  private static func isIdentifier(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "-": true
    default: false
    }
  }

  private static func domain(of mailbox: Mailbox) -> Substring {
    mailbox.address.wireText.split(separator: "@").last ?? "localhost"
  }
}
