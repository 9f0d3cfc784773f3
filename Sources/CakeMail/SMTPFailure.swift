import CCurl
import CakeOrdering

/// A try that failed, as libcurl tells it.
struct SMTPFailure: Error {
  /// What libcurl returned.
  var code: CURLcode
  /// The server's last reply code (RFC 5321, section 4.2), 0 if it gave none.
  var reply: Int
  /// libcurl's own words.
  var text: String
  /// Whether the connection had been used before.
  var isReused: Bool
  /// How many bytes of the message had been sent.
  var sentCount: Int
  /// How far it went.
  var dialogue: SMTPDialogue

  init(
    code: CURLcode, reply: Int, text: String, isReused: Bool, sentCount: Int, dialogue: SMTPDialogue
  ) {
    self.code = code
    self.reply = reply
    self.text = text
    self.isReused = isReused
    self.sentCount = sentCount
    self.dialogue = dialogue
  }

  /// A try that ended before the server was asked.
  init(local text: String) {
    self.init(
      code: CURLE_ABORTED_BY_CALLBACK, reply: 0, text: text, isReused: false, sentCount: 0,
      dialogue: SMTPDialogue())
  }

  /// The server had closed a connection that was kept open. It has seen nothing of the message, so that
  /// trying again at once cannot deliver it twice.
  var isStaleConnection: Bool {
    isReused && sentCount == 0 && (reply == 0 || reply == 421) && code != CURLE_ABORTED_BY_CALLBACK
  }

  /// The failure in the words of the port.
  ///
  /// Permanent is only what the server said about this recipient or this message. A server that refuses the login,
  /// the encryption, the shop's own address or everybody is a matter for the operator, after which the email can go
  /// out.
  var mailError: MailError {
    let description = reply == 0 ? "SMTP: \(text)" : "SMTP \(reply): \(text)"
    return isRefusal ? .permanent(description) : .temporary(description)
  }

  private var isRefusal: Bool {
    guard (500...599).contains(reply), ![530, 534, 535, 538].contains(reply), dialogue.stage > .opening,
      !dialogue.isAboutSender
    else { return false }
    switch code {
    case CURLE_LOGIN_DENIED, CURLE_REMOTE_ACCESS_DENIED, CURLE_USE_SSL_FAILED, CURLE_PEER_FAILED_VERIFICATION,
      CURLE_SSL_CONNECT_ERROR, CURLE_OPERATION_TIMEDOUT, CURLE_ABORTED_BY_CALLBACK:
      return false
    default:
      return true
    }
  }
}
