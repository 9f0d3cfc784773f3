import CakeLanguages
import CakeOrdering

/// Where staff sign in.
struct SignInPage: Page {
  static let template = "sign-in"

  /// Who is signed in already.
  struct Known: Sendable {
    var text: String
    var links: [PageFrame.Link]
  }

  /// Those as whom somebody can sign in with one tap, in a demo.
  struct DemoStaff: Sendable {
    var people: [DemoPerson]
  }

  /// Somebody of the staff.
  struct DemoPerson: Sendable {
    var value: String
    var personName: String
    var roleName: String
  }

  var title: String
  var width: String? = "narrow"
  /// Where to go afterwards.
  var to: String
  var notice: String?
  var noticeKind = "warn"
  var known: Known?
  /// Whether links can be asked for.
  var byEmail = false
  var email = ""
  var emailFault: String?
  /// What the form is called.
  var tokenHeading: String
  var tokenFault: String?
  var demoStaff: DemoStaff?

  /// The page for a visitor.
  ///
  /// - Parameters:
  ///   - to: Where to go afterwards.
  ///   - token: The visitor's, if they are signed in.
  init(to: String, _ token: IssuedToken?, _ front: FrontDesk, _ visit: Visit) {
    let texts = front.texts(visit)
    title = texts["signIn.title"]
    self.to = to
    tokenHeading = texts[token == nil ? "signIn.byToken" : "signIn.another"]
    if front.settings.demo != nil {
      demoStaff = DemoStaff(
        people: TokenHolder.staffRoles.flatMap { TokenHolder.all($0, in: front.shop) }.map {
          DemoPerson(
            value: $0.value, personName: $0.name, roleName: texts["who.\($0.party.role.rawValue)"])
        })
    }
    known = token.map { token in
      let until = texts.language.text(token.expiresAt, in: front.desk.calendar.zone)
      return Known(
        text: texts(
          "signIn.until",
          [
            "name": front.name(of: token.party), "role": texts["who.\(token.party.role.rawValue)"],
            "until": until,
          ]),
        links: Navigation.staffLinks(for: visit, texts))
    }
  }

  /// The page's address, with where to go afterwards.
  static func path(backTo: String) -> String {
    let back = destination(backTo)
    return back == "/" ? "/sign-in" : "/sign-in?to=" + QueryText.encoded(back)
  }

  /// A page of ours to go to after signing in; the menu for everything that is none.
  static func destination(_ text: String?) -> String {
    let path = LocalPath.checked(text)
    return path.hasPrefix("/sign-") ? "/" : path
  }

  /// A page of ours for staff; nil for everything else.
  static func staffPage(_ text: String?) -> String? {
    let path = destination(text)
    let place = path.prefix { $0 != "?" && $0 != "#" }
    return Navigation.staffPages.contains { place == $0.url || place.hasPrefix($0.url + "/") } ? path : nil
  }
}
