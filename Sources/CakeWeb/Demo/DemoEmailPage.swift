import CakeLanguages
import CakeOrdering

/// An email as its reader sees it.
struct DemoEmailPage: Page {
  static let template = "demo-email"

  var title: String
  var width: String?
  var from: String
  var to: String
  var at: String
  /// Where its HTML form is, and what that may do.
  var letterURL: String
  var sandbox: String
  var text: String

  init(_ email: DemoEmail, _ front: FrontDesk, _ visit: Visit) {
    title = email.subject
    from = email.from
    to = email.to
    at = front.texts(visit).language.text(email.sentAt, in: front.desk.calendar.zone)
    letterURL = "\(DemoMailboxRoutes.path)/\(QueryText.encoded(email.id))/letter"
    sandbox = DemoLetter.sandbox
    text = email.text
  }
}
