import CakeHTTP
import CakeLanguages
import CakeOrdering
import Hummingbird

/// The staff's tokens: which there are, ending one, making one.
struct TokenRoutes: Sendable {
  let front: FrontDesk
  /// Has the key to make tokens with, as long as there is one.
  let byEmail: SignInByEmail?

  /// The longest id that is looked for.
  private static let longestID = 200

  func add(to router: Router<CakeRequestContext>) {
    router.get(
      "control/tokens",
      use: front.operatorPage { request, _, visit, _ in
        var page = try await page(request, visit)
        if let said = request.uri.queryParameters.get("said"), said == "revoked" || said == "gone" {
          page.notice = front.texts(visit)["tokens.\(said)"]
          page.noticeKind = said == "revoked" ? "good" : "warn"
        }
        return front.answer(page, to: visit)
      })
    router.post(
      "control/tokens/revoke",
      use: front.operatorPage { request, _, visit, _ in
        let form = try await front.form(request, visit)
        guard let id = form.filled("id"), id.utf8.count <= Self.longestID else {
          throw OrderingError.notFound
        }
        let own = try await own(request)
        let wasThere = try await front.doorkeeper.tokens.revoke(id: id)
        guard id != own else {
          return front.redirect(
            visit, to: "/sign-in?ended", cookies: [front.cookie(Cookies.session, "", maxAge: 0)])
        }
        return front.redirect(visit, to: "/control/tokens?said=\(wasThere ? "revoked" : "gone")")
      })
    router.post(
      "control/tokens/issue",
      use: front.operatorPage { request, _, visit, _ in
        let form = try await front.form(request, visit)
        guard let issuer = await byEmail?.issuer() else { throw OrderingError.notFound }
        guard let holder = TokenHolder.named(form["holder"], in: front.shop),
          let lifetime = form["lifetime"].flatMap({ TokenLifetime(rawValue: $0) })
        else {
          var page = try await page(request, visit)
          page.holderFault = front.texts(visit)["fault.required"]
          return front.answer(page, to: visit, status: .unprocessableContent)
        }
        // On the page that answers: an address would keep it, and so would whoever is told of addresses.
        let (text, record) = try await issuer.issue(holder.party, lifetime: lifetime.duration, at: front)
        return front.answer(IssuedTokenPage(text, record, front, visit), to: visit)
      })
  }

  private func page(_ request: Request, _ visit: Visit) async throws(OrderingError) -> TokensPage {
    TokensPage(
      try await front.doorkeeper.tokens.list(), own: try await own(request),
      canIssue: await byEmail?.isPossible() ?? false,
      front, visit)
  }

  /// The id of the token by which the visitor is signed in.
  private func own(_ request: Request) async throws(OrderingError) -> String? {
    guard let session = Cookies(request.headers)[Cookies.session] else { return nil }
    return try await front.doorkeeper.tokens.issued(session)?.id
  }
}
