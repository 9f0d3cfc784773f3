import CakeHTTP
import CakeOrdering
import HTTPTypes
import Hummingbird

extension FrontDesk {
  /// A route's way of answering staff of certain roles, whose faults are told on a page.
  ///
  /// Whoever is not signed in is sent to the sign-in page, and from there back to the page they wanted; whoever is
  /// somebody else learns so.
  func staffPage(
    _ roles: Set<Role>,
    _ answer: @escaping @Sendable (Request, CakeRequestContext, Visit, Principal) async throws -> Response
  ) -> @Sendable (Request, CakeRequestContext) async throws -> Response {
    page { request, context, visit in
      guard let party = visit.party else {
        return redirect(visit, to: SignInPage.path(backTo: Self.wayBack(request)))
      }
      guard roles.contains(party.role) else { return notForThem(party, visit, Self.wayBack(request)) }
      return try await answer(request, context, visit, .staff(party))
    }
  }

  /// The name of a staff member in the shop file; the id where it has none.
  func name(of party: Party) -> String {
    let subject = party.subject ?? ""
    return switch party.role {
    case .producer: shop.producer(subject)?.name ?? subject
    case .deliveryCompany: shop.deliveryCompany(subject)?.name ?? subject
    case .operator: shop.operators.first { $0.id == subject }?.name ?? subject
    case .customer, .system: subject
    }
  }

  private func notForThem(_ party: Party, _ visit: Visit, _ path: String) -> Response {
    let texts = texts(visit)
    let page = MessagePage(
      title: texts["signIn.other.heading"], icon: "key", heading: texts["signIn.other.heading"],
      text: texts(
        "signIn.other.text", ["name": name(of: party), "role": texts["who.\(party.role.rawValue)"]]),
      action: MessagePage.Action(url: SignInPage.path(backTo: path), text: texts["signIn.another"]))
    return answer(page, to: visit, status: .forbidden)
  }

  /// The page to come back to: the one that was asked for, or the one whose form was sent, which every staff page
  /// shows at the first part of its forms' paths.
  private static func wayBack(_ request: Request) -> String {
    if request.method == .get || request.method == .head { return request.uri.string }
    return "/" + (request.uri.path.split(separator: "/").first ?? "")
  }
}
