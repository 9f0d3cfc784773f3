import CakeOrdering

/// Where a link leads: to a button, since programs look at links too.
struct SignInLinkPage: Page {
  static let template = "sign-in-link"

  var title: String
  var width: String? = "narrow"
  /// Where the button leads.
  var path: String
  /// Where to go afterwards.
  var to: String

  init(_ secret: SignInSecret, to wanted: String?, _ texts: Texts) {
    title = texts["signIn.title"]
    path = "/sign-in/\(secret.text)"
    to = SignInPage.staffPage(wanted) ?? "/"
  }
}
