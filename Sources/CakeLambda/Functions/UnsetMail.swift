import CakeOrdering

/// The mail of functions that write none.
struct UnsetMail: MailSender {
  func send(_ email: Email) async throws(MailError) {
    throw .permanent("this function sends no mail")
  }
}
