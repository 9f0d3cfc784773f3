import CakeHTTP
import CakeOrdering
import Hummingbird

extension FrontDesk {
  /// Lets somebody in until their token ends.
  ///
  /// - Parameter path: Where they wanted to go; home if that is nowhere.
  func signIn(_ text: String, _ token: IssuedToken, to path: String?, _ visit: Visit) -> Response {
    let lasts = token.expiresAt.since(desk.clock.now()).components.seconds
    let path = SignInPage.destination(path)
    return redirect(
      visit, to: path == "/" ? Navigation.home(of: token.party) : path,
      cookies: [cookie(Cookies.session, text, maxAge: Int(lasts))])
  }
}
