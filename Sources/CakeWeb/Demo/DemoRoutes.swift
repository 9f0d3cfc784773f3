import CakeHTTP
import CakeLanguages
import CakeOrdering
import Hummingbird

/// The demo's own pages: its mailbox, its delivery company, and signing in as anybody.
struct DemoRoutes: Sendable {
  let front: FrontDesk
  let demo: Demo

  func add(to router: Router<CakeRequestContext>) {
    if let mailbox = demo.mailbox { DemoMailboxRoutes(front: front, mailbox: mailbox).add(to: router) }
    if let company = demo.company { DemoCompanyRoutes(front: front, company: company).add(to: router) }
    router.post(
      "demo/sign-in",
      use: front.page { request, _, visit in
        let form = try await front.form(request, visit)
        guard let holder = TokenHolder.named(form["holder"], in: front.shop) else {
          throw OrderingError.notFound
        }
        let (text, token) = try await demo.issuer.issue(
          holder.party, lifetime: SignInByEmail.sessionLifetime, origin: .signInLink, at: front)
        return front.signIn(text, token, to: form["to"], visit)
      })
  }
}
