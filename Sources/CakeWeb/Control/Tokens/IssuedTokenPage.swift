import CakeLanguages
import CakeOrdering

/// A token, shown once: it is kept nowhere.
struct IssuedTokenPage: Page {
  static let template = "token-issued"

  var title: String
  var width: String?
  var tabs: [PageFrame.Link]
  var token: String
  /// Whose it is, and until when.
  var about: String

  init(_ token: String, _ record: IssuedToken, _ front: FrontDesk, _ visit: Visit) {
    let texts = front.texts(visit)
    title = texts["tokens.issuedTitle"]
    tabs = ControlTabs.links(current: .tokens, texts)
    self.token = token
    about = texts(
      "signIn.until",
      [
        "name": front.name(of: record.party), "role": texts["who.\(record.party.role.rawValue)"],
        "until": texts.language.text(record.expiresAt, in: front.desk.calendar.zone),
      ])
  }
}
