import CCurl

/// What of a try's dialogue tells whom a refusal is about. libcurl's codes do not: a refused sender and a refused
/// recipient have the same one.
struct SMTPDialogue {
  /// How far the dialogue went.
  enum Stage: Comparable {
    /// Greeting, EHLO, STARTTLS, AUTH, MAIL FROM: the same for every email.
    case opening
    /// RCPT TO.
    case recipient
    /// DATA, and the message.
    case message
  }

  private(set) var stage = Stage.opening
  /// Whether the last reply was about the sender, at whatever stage: many servers keep what they have against it until
  /// the recipient is named. These are the enhanced codes for a sender's address and its domain (RFC 3463, section 3.2).
  private(set) var isAboutSender = false

  /// Notes a command.
  mutating func sent(_ line: UnsafeRawBufferPointer) {
    if line.starts(with: "RCPT ".utf8) {
      stage = max(stage, .recipient)
    } else if line.starts(with: "DATA".utf8) {
      stage = .message
    }
  }

  /// Notes a line of a reply.
  mutating func received(_ line: UnsafeRawBufferPointer) {
    let rest = line.dropFirst(4)
    isAboutSender = ["5.1.7", "5.1.8"].contains { rest.starts(with: $0.utf8) }
  }
}

extension SMTPUpload {
  /// Shows a try's dialogue. Nothing of it is kept: it holds the login and addresses.
  static let watch: curl_debug_callback = { _, kind, text, count, context in
    guard let text, let context else { return 0 }
    let upload = Unmanaged<SMTPUpload>.fromOpaque(context).takeUnretainedValue()
    let line = UnsafeRawBufferPointer(start: text, count: count)
    switch kind {
    case CURLINFO_HEADER_OUT: upload.dialogue.sent(line)
    case CURLINFO_HEADER_IN: upload.dialogue.received(line)
    default: break
    }
    return 0
  }
}
