import CakeHTTP
import CakeOrdering
import HTTPTypes
import Hummingbird

/// Signing in by a token, and signing out.
struct SignInRoutes: Sendable {
  let front: FrontDesk
  let byEmail: SignInByEmail?

  func add(to router: Router<CakeRequestContext>) {
    router.get(
      "sign-in",
      use: front.page { request, _, visit in
        var page = try await page(request.uri.queryParameters["to"].map { String($0) }, request, visit)
        let texts = front.texts(visit)
        if let query = request.uri.query, query == "ended" || query == "sent" {
          page.notice = texts["signIn.\(query)"]
          page.noticeKind = "good"
        } else if page.to != "/", visit.party == nil {
          page.notice = texts["signIn.needed"]
        }
        return front.answer(page, to: visit)
      })
    router.post(
      "sign-in",
      use: front.page { request, _, visit in
        let form = try await front.form(request, visit)
        let text = form.filled("token").map { String($0.filter { !$0.isWhitespace }) }
        guard let text, let token = try await front.doorkeeper.tokens.issued(text) else {
          return try await refuse(text, form["to"], request, visit)
        }
        return front.signIn(text, token, to: form["to"], visit)
      })
    router.post(
      "sign-out",
      use: front.page { request, _, visit in
        _ = try await front.form(request, visit)
        let session = Cookies(request.headers)[Cookies.session]
        let token = try await session.asyncFlatMap { try await front.doorkeeper.tokens.issued($0) }
        if let token, token.isFromSignInLink { try await front.doorkeeper.tokens.revoke(token) }
        return front.redirect(
          visit, to: "/sign-in?ended", cookies: [front.cookie(Cookies.session, "", maxAge: 0)])
      })
  }

  /// Says what is wrong with a token, which is not shown again.
  private func refuse(_ text: String?, _ to: String?, _ request: Request, _ visit: Visit) async throws
    -> Response
  {
    var page = try await page(to, request, visit)
    page.tokenFault = front.texts(visit)[text == nil ? "signIn.missing" : "signIn.invalid"]
    return front.answer(page, to: visit, status: .unprocessableContent)
  }

  private func page(_ to: String?, _ request: Request, _ visit: Visit) async throws -> SignInPage {
    let session = visit.party == nil ? nil : Cookies(request.headers)[Cookies.session]
    let token = try await session.asyncFlatMap { try await front.doorkeeper.tokens.issued($0) }
    var page = SignInPage(to: SignInPage.destination(to), token, front, visit)
    page.byEmail = await byEmail?.isPossible() ?? false
    return page
  }
}
