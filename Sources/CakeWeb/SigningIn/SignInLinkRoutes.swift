import CakeHTTP
import CakeLanguages
import CakeOrdering
import Hummingbird

/// Asking for a link by email, and signing in by it.
struct SignInLinkRoutes: Sendable {
  let front: FrontDesk
  let byEmail: SignInByEmail

  func add(to router: Router<CakeRequestContext>) {
    router.post(
      "sign-in/link",
      use: front.page { request, context, visit in
        let form = try await front.form(request, visit)
        guard let address = form.filled("email").flatMap({ EmailAddress($0.trimmed) }) else {
          var page = SignInPage(to: SignInPage.destination(form["to"]), nil, front, visit)
          page.byEmail = true
          page.email = form["email"] ?? ""
          page.emailFault = front.texts(visit)["fault.email"]
          return front.answer(page, to: visit, status: .unprocessableContent)
        }
        async let pause: Void = byEmail.pause()
        try await byEmail.ask(for: address, language: visit.language.rawValue, wanted: form["to"], front)
        try await pause
        return front.redirect(visit, to: "/sign-in?sent")
      })
    // Looking at a link does not use it up: mail scanners look at every one.
    router.get(
      "sign-in/{secret}",
      use: front.page { request, context, visit in
        guard let secret = Self.secret(context) else { throw OrderingError.notFound }
        let wanted = request.uri.queryParameters.get("to")
        return front.answer(SignInLinkPage(secret, to: wanted, front.texts(visit)), to: visit)
      })
    router.post(
      "sign-in/{secret}",
      use: front.page { request, context, visit in
        guard let secret = Self.secret(context) else { throw OrderingError.notFound }
        let form = try await front.form(request, visit)
        guard let (text, token) = try await byEmail.redeem(secret, front) else { return gone(visit) }
        return front.signIn(text, token, to: form["to"], visit)
      })
  }

  /// Says that a link is no good.
  private func gone(_ visit: Visit) -> Response {
    let texts = front.texts(visit)
    let page = MessagePage(
      title: texts["signIn.gone.heading"], icon: "key", heading: texts["signIn.gone.heading"],
      text: texts["signIn.gone.text"],
      action: MessagePage.Action(url: "/sign-in", text: texts["signIn.gone.action"]))
    return front.answer(page, to: visit, status: .gone)
  }

  private static func secret(_ context: CakeRequestContext) -> SignInSecret? {
    context.parameters["secret"].flatMap { SignInSecret(String($0)) }
  }
}

extension String {
  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
