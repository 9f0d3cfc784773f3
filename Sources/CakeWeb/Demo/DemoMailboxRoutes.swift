import CakeHTTP
import CakeLanguages
import CakeOrdering
import HTTPTypes
import Hummingbird
import NIOCore

/// The emails that the demo sent: a list, and each as its reader sees it.
struct DemoMailboxRoutes: Sendable {
  let front: FrontDesk
  let mailbox: any DemoMailbox

  static let path = "/demo/mailbox"
  /// How many are listed.
  private static let most = 100

  func add(to router: Router<CakeRequestContext>) {
    router.get(
      "demo/mailbox",
      use: front.page { _, _, visit in
        let emails = try await OrderingError.asking { () async throws(StoreError) in
          try await mailbox.emails(limit: Self.most)
        }
        return front.answer(DemoMailboxPage(emails, front, visit), to: visit)
      })
    router.get(
      "demo/mailbox/{id}",
      use: front.page { _, context, visit in
        var response = front.answer(DemoEmailPage(try await email(context), front, visit), to: visit)
        response.headers[.contentSecurityPolicy] = PageHeaders.contentSecurityPolicy + "; frame-src 'self'"
        return response
      })
    router.get(
      "demo/mailbox/{id}/letter",
      use: front.page { _, context, _ in
        DemoLetter.response(try await email(context).html)
      })
  }

  private func email(_ context: CakeRequestContext) async throws(OrderingError) -> DemoEmail {
    guard let id = context.parameters["id"] else { throw .notFound }
    let email = try await OrderingError.asking { () async throws(StoreError) in
      try await mailbox.email(String(id))
    }
    guard let email else { throw .notFound }
    return email
  }
}
