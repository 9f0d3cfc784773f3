/// An email read back from its file, as ``MIMEMessage`` wrote it. Emails of others may be read in part.
public struct WrittenEmail: Sendable, Equatable {
  /// Whom it is from, name and address as people read them.
  public let from: String
  /// Whom it is for.
  public let to: String
  /// What it is about.
  public let subject: String
  /// Its plain form; empty if there is none.
  public let text: String
  /// Its HTML form; empty if there is none.
  public let html: String

  /// Reads an email; nil for what is none.
  public init?(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\r\n" as Character, omittingEmptySubsequences: false)
    let whole = Part(lines[...])
    guard let from = whole.fields["from"], let to = whole.fields["to"] else { return nil }
    self.from = HeaderText.decodedMailbox(from)
    self.to = HeaderText.decodedMailbox(to)
    subject = HeaderText.decoded(whole.fields["subject"] ?? "")
    let parts = whole.parts
    text = parts.first { $0.isOf("text/plain") }?.text ?? ""
    html = parts.first { $0.isOf("text/html") }?.text ?? ""
  }

  /// Header fields and what follows them (RFC 5322, section 2.1).
  private struct Part {
    /// The fields by their names in lower case, unfolded.
    var fields: [String: String] = [:]
    let body: ArraySlice<Substring>

    init(_ lines: ArraySlice<Substring>) {
      let head = lines.prefix { !$0.isEmpty }
      var last: String?
      for line in head {
        if line.first == " " || line.first == "\t", let last {
          fields[last, default: ""] += line
        } else if let colon = line.firstIndex(of: ":") {
          let name = line[..<colon].lowercased()
          fields[name] = String(line[line.index(after: colon)...].drop { $0 == " " })
          last = name
        }
      }
      body = lines[head.endIndex...].dropFirst()
    }

    func isOf(_ type: String) -> Bool { fields["content-type"]?.hasPrefix(type) ?? false }

    /// The text of a part whose lines are quoted-printable.
    var text: String { QuotedPrintable.decoded(body) }

    /// The parts between its boundaries (RFC 2046, section 5.1.1).
    var parts: [Part] {
      guard let type = fields["content-type"], let start = type.firstRange(of: "boundary=\"")?.upperBound
      else { return [] }
      let boundary = "--" + type[start...].prefix { $0 != "\"" }
      var parts: [Part] = []
      var rest = body.drop { $0 != boundary }.dropFirst()
      while !rest.isEmpty {
        let lines = rest.prefix { !$0.hasPrefix(boundary) }
        // The line break before a boundary is part of the boundary.
        parts.append(Part(lines.dropLast()))
        guard lines.endIndex < rest.endIndex, rest[lines.endIndex] == boundary else { break }
        rest = rest[lines.endIndex...].dropFirst()
      }
      return parts
    }
  }
}
